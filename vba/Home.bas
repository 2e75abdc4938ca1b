Attribute VB_Name = "Home"
Option Explicit
Option Private Module

' The folder of one user. On a Mac it lies in the container that Excel may write to, and HOME may
' already be that container.

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
