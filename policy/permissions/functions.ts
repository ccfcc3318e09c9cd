import { EVENT_RULE, LAMBDA_PERMISSION, TOPIC, BUCKETS, ALARMS } from "../aws";
import { all, answer, any, NO, unknown, valueOf, YES, type Answer, type Graph, type Resource } from "../graph";
import { callersOf } from "../services/lambda/calls";
import { arnOf } from "./arn";
import { decide } from "./decide";
import type { Request } from "./request";
import { requestOf, type Sender } from "./senders";
import type { PolicyStatement } from "./statements";

/** What a permission's source can be. */
const SOURCES = [EVENT_RULE, TOPIC, ...BUCKETS, ...ALARMS];

/** Whether a service may invoke a function by a version, an alias or $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html). */
export function mayInvoke(from: Sender, lambda: Resource, qualifier: string | undefined, graph: Graph): Answer {
  const request = requestOf(from, "lambda", "lambda:InvokeFunction", {
    arn: arnOf(lambda, graph),
    region: lambda.region,
  });
  const { certain, possible } = callersOf(lambda, LAMBDA_PERMISSION, graph);
  const [perhaps] = possible;
  return any([
    ...certain.map((permission) =>
      all([
        permission.qualifier === undefined || qualifier === undefined
          ? unknown(`Which version or alias ${permission.resource.name} is of is known only after deployment.`)
          : answer(permission.qualifier === qualifier),
        allowsBy(permission.resource, request, from, graph),
      ]),
    ),
    perhaps
      ? unknown(`Whether ${perhaps.resource.name} is a permission of ${lambda.name} is known only after deployment.`)
      : NO,
  ]);
}

/** A permission is a statement of the function's policy; its source may be known only by its resource. */
function allowsBy(permission: Resource, request: Request, from: Sender, graph: Graph): Answer {
  const text = (property: string) => graph.givenString(permission, property);
  const [principal, action, source, account] = [
    text("principal"),
    text("action"),
    text("sourceArn"),
    text("sourceAccount"),
  ];
  const unread = [principal, action, account].find(({ kind }) => kind === "unknown");
  if (unread) return unknown(`What ${permission.name} allows is known only after deployment.`);
  const statement: PolicyStatement = {
    Effect: "Allow",
    Principal: principalOf(valueOf(principal) ?? ""),
    Action: valueOf(action),
    Condition: {
      ...(source.kind === "known" && { ArnLike: { "aws:SourceArn": source.value } }),
      ...(account.kind === "known" && { StringEquals: { "aws:SourceAccount": account.value } }),
      ...organization(permission, graph),
    },
  };
  const bySource = source.kind === "unknown" ? isSource(permission, from, graph) : YES;
  return all([decide([statement], request).allowed, bySource]);
}

function principalOf(principal: string): unknown {
  if (principal === "*") return principal;
  return principal.includes(".amazonaws.com") ? { Service: principal } : { AWS: principal };
}

function organization(permission: Resource, graph: Graph) {
  const given = graph.givenString(permission, "principalOrgId");
  return given.kind === "missing" ? {} : { StringLike: { "aws:PrincipalOrgID": valueOf(given) ?? "*" } };
}

/** Whether an unknown source is the sender's, by the resource that it comes from. */
function isSource(permission: Resource, { sourceResource }: Sender, graph: Graph): Answer {
  const { certain, complete } = graph.references(permission, "sourceArn", SOURCES);
  if (certain.some((one) => one === sourceResource)) return YES;
  return complete && certain.length > 0 && sourceResource
    ? NO
    : unknown(`The source of ${permission.name} is known only after deployment.`);
}
