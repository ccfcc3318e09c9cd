/**
 * May a service, or a role that it assumes, publish to, send to, invoke, use or replicate to a resource? Yes, no, or unknown with the
 * reason, from all policies of a program: statements are evaluated as IAM does
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
export { accountOf, arnOf, differ, partitionOf, regionIn } from "./arn";
export { allows } from "./decide";
export { mayInvoke } from "./functions";
export { identityDecision } from "./identity-policies";
export { keyAt, mayUseKey, type EncryptionKey } from "./keys";
export { mayPublish, maySend, serviceMayUse, takesNoKey } from "./messages";
export { OWN_ACCOUNT, policyDecision, resourceDecision } from "./resource-policies";
export { mayAssume, roleAt, roleMay, roleRequest, type NamedRole, type Purpose, type RoleOf } from "./roles";
export { principalOf, requestOf, senderOf, SENDING_TYPES, type Sender } from "./senders";
export { covers, denyEveryone, isAnyPrincipal, statementsAt, textsOf, type PolicyStatement } from "./statements";
export { equalsText, UNSEEN } from "./text";
