/** Security, identity and compliance: IAM, KMS, Secrets Manager, ACM, Cognito. */

import type { CertificateState } from "@pulumi/aws/acm/certificate";
import type { UserPoolState } from "@pulumi/aws/cognito/userPool";
import type { PolicyState } from "@pulumi/aws/iam/policy";
import type { PolicyAttachmentState } from "@pulumi/aws/iam/policyAttachment";
import type { RoleState } from "@pulumi/aws/iam/role";
import type { RolePolicyState } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentState } from "@pulumi/aws/iam/rolePolicyAttachment";
import type { AliasState } from "@pulumi/aws/kms/alias";
import type { ExternalKeyState } from "@pulumi/aws/kms/externalKey";
import type { GrantState } from "@pulumi/aws/kms/grant";
import type { KeyState } from "@pulumi/aws/kms/key";
import type { KeyPolicyState } from "@pulumi/aws/kms/keyPolicy";
import type { ReplicaExternalKeyState } from "@pulumi/aws/kms/replicaExternalKey";
import type { ReplicaKeyState } from "@pulumi/aws/kms/replicaKey";
import type { SecretState } from "@pulumi/aws/secretsmanager/secret";
import type { SecretVersionState } from "@pulumi/aws/secretsmanager/secretVersion";
import type { InstanceProfileState } from "@pulumi/aws/iam/instanceProfile";
import { type } from "./type";

export const IAM_ROLE = type<RoleState>("aws:iam/role:Role");
export const INSTANCE_PROFILE = type<InstanceProfileState>("aws:iam/instanceProfile:InstanceProfile");
export const IAM_ROLE_POLICY = type<RolePolicyState>("aws:iam/rolePolicy:RolePolicy");
export const IAM_ROLE_POLICY_ATTACHMENT = type<RolePolicyAttachmentState>(
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
);
export const IAM_POLICY = type<PolicyState>("aws:iam/policy:Policy");
export const IAM_POLICY_ATTACHMENT = type<PolicyAttachmentState>("aws:iam/policyAttachment:PolicyAttachment");
export const KMS_KEY = type<KeyState>("aws:kms/key:Key");
export const KMS_REPLICA_KEY = type<ReplicaKeyState>("aws:kms/replicaKey:ReplicaKey");
export const KMS_EXTERNAL_KEY = type<ExternalKeyState>("aws:kms/externalKey:ExternalKey");
export const KMS_REPLICA_EXTERNAL_KEY = type<ReplicaExternalKeyState>("aws:kms/replicaExternalKey:ReplicaExternalKey");
export const KMS_KEY_POLICY = type<KeyPolicyState>("aws:kms/keyPolicy:KeyPolicy");
export const KMS_GRANT = type<GrantState>("aws:kms/grant:Grant");
export const KMS_ALIAS = type<AliasState>("aws:kms/alias:Alias");
export const SECRET_RESOURCE = type<SecretState>("aws:secretsmanager/secret:Secret");
export const SECRET_VERSION = type<SecretVersionState>("aws:secretsmanager/secretVersion:SecretVersion");
export const CERTIFICATE = type<CertificateState>("aws:acm/certificate:Certificate");
export const USER_POOL = type<UserPoolState>("aws:cognito/userPool:UserPool");

export const KMS_KEYS = [KMS_KEY, KMS_REPLICA_KEY] as const;
