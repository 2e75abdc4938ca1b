Attribute VB_Name = "Ribbon"
Option Explicit

' What the ribbon calls: one line for each button, which says only which button it was.

Public Sub ExcelkasseNewProject(control As IRibbonControl)
    Press "new_project"
End Sub
Public Sub ExcelkasseNewLight(control As IRibbonControl)
    Press "new_light"
End Sub
Public Sub ExcelkasseNewFull(control As IRibbonControl)
    Press "new_full"
End Sub
Public Sub ExcelkasseCheck(control As IRibbonControl)
    Press "check"
End Sub
Public Sub ExcelkasseNextFinding(control As IRibbonControl)
    Press "next_finding"
End Sub
Public Sub ExcelkasseStatusPdf(control As IRibbonControl)
    Press "status_pdf"
End Sub
Public Sub ExcelkasseRefresh(control As IRibbonControl)
    Press "refresh"
End Sub
Public Sub ExcelkasseStop(control As IRibbonControl)
    Press "stop"
End Sub
Public Sub ExcelkasseSend(control As IRibbonControl)
    Press "send"
End Sub
Public Sub ExcelkasseUndo(control As IRibbonControl)
    Press "undo"
End Sub
Public Sub ExcelkasseGuide(control As IRibbonControl)
    Press "guide"
End Sub
