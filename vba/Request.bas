Attribute VB_Name = "Request"
Option Explicit
Option Private Module

' Leaves the request of a button on the desk. Excelkasse, which is running, does the work.

Public Sub Press(ByVal button As String)
    Dim id As String
    Dim cause As String
    On Error GoTo Failed
    id = RequestId()
    Application.StatusBar = Said("sent")
    LeaveRequest id, RequestText(id, button)
    If Asleep() Then Tell Said("asleep")
    Exit Sub
Failed:
    cause = Err.Description
    Tell Said("failed") & vbNewLine & cause
End Sub

Public Function RequestText(ByVal id As String, ByVal button As String) As String
    RequestText = "{""schema"": 1, ""id"": """ & id & """, ""button"": """ & button _
        & """, ""program"": ""excel"", ""workbook"": """ & Escaped(WorkbookInFront()) _
        & """, ""window"": " & WindowInFront() & "}"
End Function

Private Sub Tell(ByVal message As String)
    Application.StatusBar = False
    MsgBox message, vbExclamation, "Excelkasse"
End Sub

Private Function Said(ByVal word As String) As String
    Said = ThisWorkbook.Worksheets(1).Range(word).Value
End Function
