import { STATE_MACHINE } from "../../aws";
import type { Answer, Graph } from "../../graph";
import { roleAt, roleMay, roleRequest, UNSEEN, type RoleOf } from "../../permissions";
import { defineRule } from "../../rule";
import { definitionOf, tasksOf, type State } from "../../services/sfn/definition";
import { compliant, failuresOf, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ROLE = "roleArn";

/** By the optimized integration: what the role needs, and the argument with the ARN (https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html). */
const INTEGRATIONS: Readonly<Record<string, readonly [action: string, argument?: string]>> = {
  "lambda:invoke": ["lambda:InvokeFunction", "FunctionName"],
  "sqs:sendMessage": ["sqs:SendMessage"],
  "sns:publish": ["sns:Publish", "TopicArn"],
  "dynamodb:getItem": ["dynamodb:GetItem"],
  "dynamodb:putItem": ["dynamodb:PutItem"],
  "dynamodb:updateItem": ["dynamodb:UpdateItem"],
  "dynamodb:deleteItem": ["dynamodb:DeleteItem"],
  "states:startExecution": ["states:StartExecution", "StateMachineArn"],
  "events:putEvents": ["events:PutEvents"],
  "ecs:runTask": ["ecs:RunTask"],
  "batch:submitJob": ["batch:SubmitJob"],
  "glue:startJobRun": ["glue:StartJobRun"],
};

/** What a task does, and to which ARN; undefined where neither is known. */
function requestOfTask({ fields }: State): { action: string; arn: string } | undefined {
  const { Resource: resource } = fields;
  if (typeof resource !== "string") return undefined;
  if (/^arn:[^:]+:lambda:/.test(resource)) return { action: "lambda:InvokeFunction", arn: resource };
  const name = /^arn:[^:]+:states:::([a-z]+:[A-Za-z]+)/.exec(resource)?.[1];
  const [action, argument] = INTEGRATIONS[name ?? ""] ?? [];
  if (action === undefined) return undefined;
  const given = [fields.Parameters, fields.Arguments].flatMap((one): unknown[] =>
    typeof one === "object" && one !== null && argument !== undefined ? [Reflect.get(one, argument)] : [],
  );
  const arn = given.find((one) => typeof one === "string" && one.startsWith("arn:"));
  return {
    action,
    arn: typeof arn === "string" ? arn : `arn:${UNSEEN}:${action.split(":")[0]}:${UNSEEN}:${UNSEEN}:${UNSEEN}`,
  };
}

function judge(state: State, role: RoleOf, graph: Graph): Verdict {
  const request = requestOfTask(state);
  if (!request) return compliant();
  const { action, arn } = request;
  const may: Answer = roleMay(role, roleRequest(role, action, arn, graph), undefined, undefined, graph);
  if (may.is === "yes") return compliant();
  if (may.is === "unknown") return undecided({ property: ROLE, reason: may.why });
  return violation({
    property: ROLE,
    actual: role.name,
    wanted: `a role with ${action}${arn.includes(UNSEEN) ? "" : ` on ${arn}`}`,
    message: `Its role ${role.name} may not do ${action}: the task ${state.name} fails in every execution.`,
  });
}

export const roleAllowsTasks = defineRule({
  id: "sfn-role-allows-tasks",
  title: "Step Functions roles should allow what the tasks do",
  practices: ["REL04-BP02", "REL11-BP06"],
  service: "Step Functions",
  severity: "medium",
  why: "A task whose action the role does not allow fails in every execution: a recovery by a state machine then stops half-way.",
  fix: "Allow the role the action of each Task state on its resource.",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html",
  types: [STATE_MACHINE],
  check(machine, graph) {
    const tasks = tasksOf(definitionOf(machine, graph));
    if (tasks.length === 0) return notApplicable("It has no Task state.");
    const named = roleAt(machine, ROLE, graph);
    if (named.is === "none") return notApplicable("It has no role.");
    if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
    return failuresOf(tasks.map((task) => judge(task, named.role, graph)));
  },
});
