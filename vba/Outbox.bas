Attribute VB_Name = "Outbox"
Option Explicit
Option Private Module

' Puts a request into the inbox, whole or not at all: a name that ends in .json is never half a file.

Public Sub LeaveRequest(ByVal id As String, ByVal text As String)
    Dim path As String
    Dim file As Integer
    Dim cause As String
    On Error GoTo Failed
    MakeInbox
    path = Place("inbox") & Application.PathSeparator & id
    file = FreeFile
    Open path & ".tmp" For Output As #file
    Print #file, text
    Close #file
    Name path & ".tmp" As path & ".json"
    Exit Sub
Failed:
    cause = Err.Description
    Close #file
    Err.Raise 75, "Excelkasse", cause
End Sub

Private Sub MakeInbox()
    On Error Resume Next
    MkDir DeskFolder()
    MkDir Place("inbox")
End Sub
