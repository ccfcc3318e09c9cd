import { ABSENT, type Context } from "./conditions";

/** Who makes a request. */
export type Principal =
  | { readonly is: "service"; readonly name: string }
  /** `arn` and `account` may have unseen parts (text.ts). */
  | { readonly is: "role"; readonly arn: string; readonly account: string };

/** A request to AWS, as its policies see it. */
export interface Request {
  readonly principal: Principal;
  /** Such as `sns:Publish`. */
  readonly action: string;
  /** The ARN of what is acted on; it may have unseen parts (text.ts). */
  readonly resource: string;
  readonly context: Context;
}

type Entries = Iterable<readonly [string, string | typeof ABSENT]>;

/** Present only where an identity of a customer, or its VPC endpoint, makes the request. */
const OF_CUSTOMERS = [
  "aws:principalarn",
  "aws:principalorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "kms:viaservice",
] as const;

/**
 * What a service sends in its own name. A service uses TLS, comes through no VPC endpoint, and is no role or user and in no organization
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html); and kms:ViaService is of requests that a
 * service makes on behalf of a principal of the account (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html).
 * @param more the keys of the source, in lower case
 */
export function serviceContext(service: string, more: Entries): Context {
  return new Map<string, string | typeof ABSENT>([
    ["aws:principalisawsservice", "true"],
    ["aws:principalservicename", service],
    ["aws:securetransport", "true"],
    ["aws:viaawsservice", "false"],
    ...OF_CUSTOMERS.map((key) => [key, ABSENT] as const),
    ...more,
  ]);
}

/** What a service sends with the credentials of a role that it assumed. */
export function roleContext(arn: string, account: string, more: Entries = []): Context {
  return new Map<string, string | typeof ABSENT>([
    ["aws:principalisawsservice", "false"],
    ["aws:principalarn", arn],
    ["aws:principalaccount", account],
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
    ["kms:calleraccount", account],
    ["aws:securetransport", "true"],
    ["aws:sourcearn", ABSENT],
    ["aws:sourceaccount", ABSENT],
    ["aws:sourceowner", ABSENT],
    ...more,
  ]);
}
