import { all, answer, any, NO, not, YES, type Answer } from "../graph";
import { conditionsHold } from "./conditions";
import type { Principal, Request } from "./request";
import { covers, isAnyPrincipal, principalsOf, textsOf, type PolicyStatement } from "./statements";
import { equalsText, fitsPattern } from "./text";

/** What a policy says of a request. */
export interface Decision {
  readonly denied: Answer;
  /** Whether it allows the very principal. */
  readonly allowed: Answer;
  /** Whether it leaves the decision to the identity policies of the principal's account. */
  readonly delegated: Answer;
}

/** A policy of a resource, or of the principal itself: the latter names no principal. */
export type PolicyOf = "resource" | "identity";

/**
 * What the statements of a policy say of a request: a denial wins over any number of allowances, and their order does not matter
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).
 */
export function decide(statements: readonly PolicyStatement[], request: Request, of: PolicyOf = "resource"): Decision {
  // Most statements are about other actions: what is left of them is not asked.
  const about = statements.map((statement) => ({ statement, acts: acts(statement, request.action) }));
  const asked = about.filter((one) => one.acts.is !== "no");
  const matching = (effect: string, who: (statement: PolicyStatement) => Answer) =>
    any(
      asked
        .filter(({ statement }) => statement.Effect === effect)
        .map(({ statement, acts }) =>
          all([
            of === "identity" ? YES : who(statement),
            acts,
            on(statement, request.resource),
            conditionsHold(statement.Condition, request.context),
          ]),
        ),
    );
  const { principal } = request;
  const direct = (statement: PolicyStatement) => names(statement, principal);
  const ofAccount = (statement: PolicyStatement) => namesAccount(statement, principal);
  return {
    denied: matching("Deny", (statement) => any([direct(statement), ofAccount(statement)])),
    allowed: matching("Allow", direct),
    delegated: matching("Allow", ofAccount),
  };
}

/** Allowed by any, and denied by none. */
export function allows(decisions: readonly Decision[]): Answer {
  return all([not(any(decisions.map(({ denied }) => denied))), any(decisions.map(({ allowed }) => allowed))]);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html */
function acts({ Action, NotAction }: PolicyStatement, action: string): Answer {
  const covered = (given: unknown) => answer(textsOf(given).some((one) => covers(one, action)));
  return NotAction === undefined ? covered(Action) : not(covered(NotAction));
}

/** A statement without both is about the policy's own resource, as AWS takes it in a trust policy and in a key's. */
function on({ Resource, NotResource }: PolicyStatement, resource: string): Answer {
  const covered = (given: unknown) => any(textsOf(given).map((one) => fitsPattern(one, resource)));
  if (NotResource !== undefined) return not(covered(NotResource));
  return Resource === undefined ? YES : covered(Resource);
}

/**
 * Whether a statement names a principal. `*`, also as {"AWS": "*"}, is every one, services among them
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html#sns-allow-cloudwatch-alarm-to-publish-to-topic-in-another-account).
 */
function names({ Principal, NotPrincipal }: PolicyStatement, principal: Principal): Answer {
  const listed = (given: unknown) =>
    isAnyPrincipal(given)
      ? YES
      : principal.is === "service"
        ? answer(principalsOf(given, "Service").includes(principal.name))
        : any(principalsOf(given, "AWS").map((one) => isRole(one, principal.arn)));
  return NotPrincipal === undefined ? listed(Principal) : not(listed(NotPrincipal));
}

/** A role by its ARN, or by that of its sessions. */
function isRole(given: string, role: string): Answer {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(given);
  return equalsText(session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : given, role);
}

/** Whether a statement names the account of a role, which lets that account's identity policies decide. */
function namesAccount({ Principal, NotPrincipal }: PolicyStatement, principal: Principal): Answer {
  if (principal.is === "service" || NotPrincipal !== undefined) return NO;
  const accounts = principalsOf(Principal, "AWS").map((one) => /^(?:arn:[^:]+:iam::(\d+):root|(\d+))$/.exec(one));
  return any(accounts.flatMap((found) => (found ? [equalsText(found[1] ?? found[2] ?? "", principal.account)] : [])));
}
