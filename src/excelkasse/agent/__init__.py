"""The ribbon's far end: waits for requests, does what a button asks for, and answers.

One thread watches the inbox and keeps the heartbeat, so that a request is taken and a stop is heard
while the other, the main one, drives the workbook. Nothing in a request is ever opened or run: it
chooses one of our own buttons and names a workbook, which is looked for among those that are open.
"""
