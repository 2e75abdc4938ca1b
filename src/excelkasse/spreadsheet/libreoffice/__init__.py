"""An engine that lets xlwings drive LibreOffice Calc, over UNO; of use to any xlwings script."""
