import { roleAllowsTasks } from "../../../../policy/rules/sfn/role-allows-tasks";
import { unknown } from "../../fixtures";
import { judges } from "../../judges";
import { arnOf, here, role } from "../../permissions/resources";

const WORKER = arnOf("lambda", "function:worker");
const machine = (States: unknown, roleArn: unknown) =>
  here("aws:sfn/stateMachine:StateMachine", "orders", {
    definition: typeof States === "symbol" ? States : JSON.stringify({ StartAt: "Pay", States }),
    roleArn,
  });
const of = (task: object, Action: string, Resource = "*") => {
  const may = role("runs", "states.amazonaws.com", [{ Effect: "Allow", Action, Resource }]);
  return [may, machine({ Pay: { Type: "Task", ...task } }, may.output("arn"))];
};
const invoke = (FunctionName: string) => ({
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Parameters: { FunctionName },
});

judges(roleAllowsTasks, {
  "a function that it may invoke": [of({ Resource: WORKER }, "lambda:InvokeFunction"), "compliant"],
  "a function that it may not": [
    of({ Resource: WORKER }, "sqs:SendMessage"),
    "violation",
    /may not do lambda:InvokeFunction: the task Pay fails in every execution/,
  ],
  "another function": [
    of({ Resource: WORKER }, "lambda:InvokeFunction", arnOf("lambda", "function:other")),
    "violation",
  ],
  "a function by the integration": [of(invoke(WORKER), "lambda:InvokeFunction", WORKER), "compliant"],
  "another function by the integration": [
    of(invoke(WORKER), "lambda:*", arnOf("lambda", "function:other")),
    "violation",
  ],
  "arguments in JSONata": [
    of(
      { Resource: "arn:aws:states:::sns:publish", Arguments: { TopicArn: arnOf("sns", "orders") } },
      "sns:Publish",
      arnOf("sns", "carts"),
    ),
    "violation",
  ],
  "a queue that is not named by an ARN": [
    of({ Resource: "arn:aws:states:::sqs:sendMessage" }, "sqs:SendMessage", arnOf("sqs", "orders")),
    "undecided",
  ],
  "any queue": [of({ Resource: "arn:aws:states:::sqs:sendMessage" }, "sqs:SendMessage"), "compliant"],
  "what is not judged": [of({ Resource: "arn:aws:states:::aws-sdk:s3:listBuckets" }, "sqs:SendMessage"), "compliant"],
  "no task": [[machine({ Pay: { Type: "Succeed" } }, "arn:aws:iam::123456789012:role/theirs")], "notApplicable"],
  "a role made elsewhere": [
    [machine({ Pay: { Type: "Task", Resource: WORKER } }, "arn:aws:iam::123456789012:role/theirs")],
    "undecided",
  ],
  "no role": [[machine({ Pay: { Type: "Task", Resource: WORKER } }, undefined)], "notApplicable"],
  "an unknown definition": [[machine(unknown, undefined)], "undecided"],
});
