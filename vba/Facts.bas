Attribute VB_Name = "Facts"
Option Explicit
Option Private Module

' What a request tells: when it was, and which workbook and window were in front.

Public Function RequestId() As String
    RequestId = Format$(Now, "yyyymmdd-hhmmss") & "-" & Right$(Format$(Timer * 1000, "000000"), 6)
End Function

Public Function WorkbookInFront() As String
    On Error Resume Next
    WorkbookInFront = ActiveWorkbook.FullName
End Function

Public Function WindowInFront() As String
    WindowInFront = "0"
#If Not Mac Then
    On Error Resume Next
    WindowInFront = CStr(Application.Hwnd)
#End If
End Function

Public Function Escaped(ByVal text As String) As String
    Dim place As Long
    For place = 1 To Len(text)
        Escaped = Escaped & "\u" & Right$("000" & Hex$(AscW(Mid$(text, place, 1)) And 65535), 4)
    Next
End Function
