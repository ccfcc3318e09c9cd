import { nearest } from "../../lib/nearest";
import type { RawConfig } from "../config/parse";
import type { Problem } from "../config/problems";

/** The settings of Pulumi's AWS provider (https://www.pulumi.com/registry/packages/aws/installation-configuration/). */
export const PROVIDER_SETTINGS: readonly string[] = [
  "accessKey",
  "allowedAccountIds",
  "assumeRoleWithWebIdentity",
  "assumeRoles",
  "customCaBundle",
  "defaultTags",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "endpoints",
  "forbiddenAccountIds",
  "httpProxy",
  "httpsProxy",
  "ignoreTags",
  "insecure",
  "maxRetries",
  "noProxy",
  "profile",
  "region",
  "retryMode",
  "s3UsEast1RegionalEndpoint",
  "s3UsePathStyle",
  "secretKey",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "skipCredentialsValidation",
  "skipMetadataApiCheck",
  "skipRegionValidation",
  "skipRequestingAccountId",
  "stsRegion",
  "tagPolicyCompliance",
  "token",
  "tokenBucketRateLimiterCapacity",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "userAgents",
];

/** Misspelt settings of the AWS provider, which it would ignore; one that nothing known is like may be of a later provider. */
export function checkProviderSettings(_areas: unknown, config: RawConfig): Problem[] {
  return Object.keys(config).flatMap((key): Problem[] => {
    const name = key.startsWith("aws:") ? key.slice("aws:".length) : undefined;
    if (name === undefined || PROVIDER_SETTINGS.includes(name)) return [];
    const meant = nearest(name, PROVIDER_SETTINGS);
    if (meant === undefined) return [];
    return [{ path: key, message: "is not a setting of the AWS provider", fix: `Did you mean aws:${meant}?` }];
  });
}
