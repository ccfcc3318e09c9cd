import { PIPE } from "../../aws";
import { decided } from "../../graph";
import { mayAssume, roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { roleTarget } from "../../services/events/role-targets";
import { roleSource } from "../../services/lambda/role-sources";
import { notApplicable, undecided, verdictsOf, violation, type Check, type Verdict } from "../../verdict";

const ROLE = "roleArn";
const SERVICE = "pipes.amazonaws.com";

export const pipeRole = defineRule({
  id: "pipes-pipe-role",
  title: "EventBridge pipe roles should allow the source and the target of the pipe",
  practices: ["REL04-BP02"],
  service: "EventBridge",
  severity: "high",
  why: "A pipe reads its source and calls its target with its role: where the role may not, nothing arrives, and what waits in the source expires.",
  fix: "Set roleArn to a role that pipes.amazonaws.com can assume, which may read the source, such as sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes, and has the action on the target, such as lambda:InvokeFunction.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html",
  types: [PIPE],
  check(pipe, graph) {
    const named = roleAt(pipe, ROLE, graph);
    if (named.is === "none") return notApplicable("It has no role.");
    if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
    const { role } = named;
    const refuse = (wanted: string, message: string): Verdict =>
      violation({ property: ROLE, actual: role.name, wanted, message });
    const later = (property: string): Verdict =>
      undecided({ property, reason: `Its ${property} is known only after deployment.` });
    const source = roleSource(pipe, "source", graph);
    const target = roleTarget(pipe, "target", role, graph);
    const checks: readonly Check[] = [
      () =>
        decided(mayAssume(SERVICE, role, {}, graph), ROLE)
          ? undefined
          : refuse(`a role that ${SERVICE} can assume`, `Pipes can't assume its role ${role.name}: nothing is read.`),
      () => {
        if (source === undefined) return later("source");
        if (source === "other" || decided(source.mayRead(role), ROLE)) return undefined;
        return refuse(
          `a role with ${source.actions.join(", ")} on the source, and kms:Decrypt with its key`,
          `Its role ${role.name} may not read ${source.name}: nothing is read.`,
        );
      },
      () => {
        if (target === undefined) return later("target");
        if (target === "other" || decided(target.may, ROLE)) return undefined;
        return refuse(
          `a role with ${target.action} on the target`,
          `Its role ${role.name} may not do ${target.action} on the target: every event fails.`,
        );
      },
    ];
    return verdictsOf(pipe, checks);
  },
});
