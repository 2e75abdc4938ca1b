"""The add-in made of the text in `vba/`: `excelkasse.xlam` for Excel, `.oxt` for LibreOffice."""
