' A text as JSON writes it, in ASCII only.
Option Explicit

Function Quoted(text As String) As String
    Dim place As Long, written As String
    For place = 1 To Len(text)
        written = written & Escaped(Mid(text, place, 1))
    Next place
    Quoted = """" & written & """"
End Function

Function Escaped(letter As String) As String
    Dim code As Long
    code = Asc(letter)
    If code < 32 Or code > 126 Or letter = """" Or letter = "\" Then
        Escaped = "\u" & Right("000" & Hex(code), 4)
    Else
        Escaped = letter
    End If
End Function
