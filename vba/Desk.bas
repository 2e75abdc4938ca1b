Attribute VB_Name = "Desk"
Option Explicit
Option Private Module

' The user's folder: where it is, whether Excelkasse is awake there, and a request put into it.

Public Sub LeaveRequest(ByVal id As String, ByVal text As String)
    Dim path As String
    Dim file As Integer
    MakeInbox
    path = Place("inbox") & Application.PathSeparator & id
    file = FreeFile
    Open path & ".tmp" For Output As #file
    Print #file, text
    Close #file
    Name path & ".tmp" As path & ".json"
End Sub

Public Function Asleep() As Boolean
    Asleep = True
    On Error Resume Next
    Asleep = DateDiff("s", FileDateTime(Place("heartbeat")), Now) > 15
End Function

Private Sub MakeInbox()
    On Error Resume Next
    MkDir DeskFolder()
    MkDir Place("inbox")
End Sub

Private Function Place(ByVal word As String) As String
    Place = DeskFolder() & Application.PathSeparator & word
End Function
