' The request: written under a name the agent passes over, then renamed, so it is never half there.
Option Explicit

Function IsLeftForAgent(button As String) As Boolean
    Dim id As String, path As String, handle As Integer
    MakeInbox
    id = NewId()
    path = InboxFolder() & id
    handle = FreeFile
    Open path & ".tmp" For Output As #handle
    Print #handle, RequestText(id, button)
    Close #handle
    IsLeftForAgent = IsAwake(path & ".tmp")
    Name path & ".tmp" As path & ".json"
End Function

Function RequestText(id As String, button As String) As String
    RequestText = "{""schema"": 1, ""id"": " & Quoted(id) & ", ""button"": " & Quoted(button) & _
        ", ""program"": ""libreoffice"", ""workbook"": " & Quoted(WorkbookName()) & _
        ", ""window"": 0}"
End Function

Function WorkbookName() As String
    If ThisComponent.URL = "" Then
        WorkbookName = ThisComponent.Title
    Else
        WorkbookName = ConvertFromURL(ThisComponent.URL)
    End If
End Function
