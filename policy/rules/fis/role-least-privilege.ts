import { EXPERIMENT_TEMPLATE, IAM_ROLE, IAM_ROLE_POLICY, IAM_ROLE_POLICY_ATTACHMENT } from "../../aws";
import { defineRule } from "../../rule";
import { UndecidedError, type Graph, type Resource } from "../../graph";
import { statementsAt, textsOf } from "../../permissions/statements";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "roleArn";

/** AWS managed policies that allow nearly everything. */
const FULL_ACCESS = /:aws:policy\/(AdministratorAccess|PowerUserAccess)$/;

function excessive(role: Resource, what: string): Verdict {
  return violation({
    property: PROPERTY,
    actual: role.name,
    wanted: "a role with only the permissions that the experiment's actions need on their targets",
    message: `Its role ${role.name} ${what}: with a wrong target it can do far more than the experiment intends.`,
  });
}

function judgeRole(role: Resource, graph: Graph): Verdict {
  const attached = graph.referrers(role, [IAM_ROLE_POLICY_ATTACHMENT], "role").certain;
  for (const one of attached) {
    const arn = graph.string(one, "policyArn");
    if (arn.kind === "known" && FULL_ACCESS.test(arn.value))
      return excessive(role, `has ${arn.value.split("/").at(-1)}`);
  }
  const inline = graph.referrers(role, [IAM_ROLE_POLICY], "role");
  for (const one of inline.certain) {
    const statements = statementsAt(one, "policy", graph);
    if (statements.kind === "unknown") throw new UndecidedError("policy", statements.reason, one);
    const all = (statements.kind === "known" ? statements.value : []).find(
      ({ Effect, Action, NotAction }) =>
        Effect === "Allow" &&
        (NotAction !== undefined || textsOf(Action).some((action) => /^(\*|[a-z0-9-]+:\*)$/i.test(action))),
    );
    if (all) return excessive(role, `allows ${textsOf(all.Action).join(", ") || "all actions but a few"}`);
  }
  if (inline.possible.length > 0)
    return undecided({ property: PROPERTY, reason: "The policies of its role are known only after deployment." });
  return compliant();
}

export const roleLeastPrivilege = defineRule({
  id: "fis-role-least-privilege",
  title: "FIS experiment roles should not allow full access",
  practices: ["REL08-BP03", "REL12-BP04"],
  service: "FIS",
  severity: "medium",
  why: "FIS acts with this role: with full access, a wrong target or a changed template can stop or delete any resource.",
  fix: "Give the template its own role with the permissions that the FIS reference lists for its actions, restricted by ARNs and tags.",
  source: "https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const { certain: resources, complete } = graph.references(template, PROPERTY, [IAM_ROLE]);
    const [role] = resources;
    if (role) return judgeRole(role, graph);
    return undecided({
      property: PROPERTY,
      reason: complete
        ? "Its role is not in the program: its permissions can't be read."
        : "Its role is known only after deployment.",
    });
  },
});
