import { describeRefusals, type Objects } from "../fakeCloud";

const factory: Objects[number] = ["datafactory:Factory", { factoryName: "adf", location: "westeurope" }];
const windows = (more: object = {}) => ({
    factoryName: "adf",
    triggerName: "windows",
    properties: {
        type: "TumblingWindowTrigger",
        frequency: "Hour",
        interval: 1,
        startTime: "2027-01-01T00:00:00Z",
        maxConcurrency: 1,
        ...more,
    },
});
const there: Objects = [factory, ["datafactory:Trigger", windows()]];
const passes = windows({ delay: "0.00:15:00" });

describeRefusals("A trigger by windows", [
    {
        about: "another length of its windows",
        type: "datafactory:Trigger",
        there,
        passes,
        refused: windows({ interval: 2 }),
        says: /^400 TumblingWindowTriggerFrequencyOrIntervalUpdateNotAllowed/,
    },
    {
        about: "another start",
        type: "datafactory:Trigger",
        there,
        passes,
        refused: windows({ startTime: "2027-02-01T00:00:00Z" }),
        says: /^400 TumblingWindowTriggerStartTimeUpdateNotAllowed/,
    },
]);
