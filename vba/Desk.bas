Attribute VB_Name = "Desk"
Option Explicit
Option Private Module

' The user's folder: where it is, and whether Excelkasse is awake there. On a Mac it lies in the
' container of Excel's sandbox, and HOME may already be that container.

Public Function Asleep() As Boolean
    Asleep = True
    On Error Resume Next
    Asleep = DateDiff("s", FileDateTime(Place("heartbeat")), Now) > 15
End Function

Public Function Place(ByVal word As String) As String
    Place = DeskFolder() & Application.PathSeparator & word
End Function

Public Function DeskFolder() As String
    DeskFolder = Own() & Application.PathSeparator & "excelkasse"
End Function

Private Function Own() As String
#If Mac Then
    Const CONTAINERS As String = "/Library/Containers/"
    Own = Split(Environ("HOME") & CONTAINERS, CONTAINERS)(0) & CONTAINERS & "com.microsoft.Excel/Data"
#Else
    Own = Environ("LOCALAPPDATA")
    If Own = "" Then Own = Environ("XDG_DATA_HOME")
    If Own = "" Then Own = Environ("HOME") & "/.local/share"
#End If
End Function
