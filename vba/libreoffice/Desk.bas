' Where the desk is: the same rule as src/excelkasse/desk.py.
Option Explicit

Function DeskFolder() As String
    If GetPathSeparator() = "\" Then
        DeskFolder = Environ("LOCALAPPDATA") & "\excelkasse\"
    ElseIf FileExists("/System/Library/CoreServices") Then
        DeskFolder = Environ("HOME") & "/Library/Containers/com.microsoft.Excel/Data/excelkasse/"
    ElseIf Environ("XDG_DATA_HOME") <> "" Then
        DeskFolder = Environ("XDG_DATA_HOME") & "/excelkasse/"
    Else
        DeskFolder = Environ("HOME") & "/.local/share/excelkasse/"
    End If
End Function

Function InboxFolder() As String
    InboxFolder = DeskFolder() & "inbox" & GetPathSeparator()
End Function

Sub MakeInbox()
    If Not FileExists(DeskFolder()) Then MkDir DeskFolder()
    If Not FileExists(InboxFolder()) Then MkDir InboxFolder()
End Sub
