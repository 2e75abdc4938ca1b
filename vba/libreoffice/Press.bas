' One press in LibreOffice: which button it was goes to the agent as a small file, and no more.
Option Explicit

Sub Press(button As String)
    On Error GoTo Failed
    If IsLeftForAgent(button) Then
        ThisComponent.CurrentController.StatusIndicator.start(SAID_SENT, 0)
    Else
        MsgBox SAID_ASLEEP, 48, SAID_TITLE
    End If
    Exit Sub
Failed:
    MsgBox SAID_FAILED & Chr(10) & Error(Err), 48, SAID_TITLE
End Sub
