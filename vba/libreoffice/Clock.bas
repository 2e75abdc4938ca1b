' Time: a new name for a request, and whether the agent's heart has beaten lately.
' Two files are compared, so neither time zone nor the language of dates matters.
Option Explicit

Function IsAwake(fresh As String) As Boolean
    Dim heartbeat As String
    heartbeat = DeskFolder() & "heartbeat"
    IsAwake = False
    If FileExists(heartbeat) Then
        IsAwake = (Changed(fresh) - Changed(heartbeat)) * 86400 <= STALE_AFTER
    End If
End Function

Function Changed(path As String) As Double
    Dim disk As Object, moment As Object
    disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    moment = disk.getDateTimeModified(ConvertToURL(path))
    Changed = DateSerial(moment.Year, moment.Month, moment.Day) + _
        TimeSerial(moment.Hours, moment.Minutes, moment.Seconds)
End Function

Function NewId() As String
    Dim moment As Date
    moment = Now
    NewId = Digits(Year(moment), 4) & Digits(Month(moment), 2) & Digits(Day(moment), 2) & "-" & _
        Digits(Hour(moment), 2) & Digits(Minute(moment), 2) & Digits(Second(moment), 2) & "-" & _
        Digits(GetSystemTicks(), 6)
End Function

Function Digits(number As Long, wide As Integer) As String
    Digits = Right("00000" & Abs(number), wide)
End Function
