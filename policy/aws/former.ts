/**
 * The type tokens that the provider had before, and the present ones: an older stack keeps them until its next update
 * (the `aliases` of node_modules/@pulumi/aws; test/policy/aws/former.test.ts compares). S3's former types, whose
 * properties differ, are types of their own (BUCKET_V2).
 */
const MODULES: Readonly<Record<string, string>> = {
  "aws:elasticloadbalancing/": "aws:elb/",
  "aws:elasticloadbalancingv2/": "aws:lb/",
  "aws:applicationloadbalancing/": "aws:alb/",
};

const TYPES: Readonly<Record<string, string>> = {
  "aws:ec2/encryptionControl:EncryptionControl": "aws:ec2/vpcEncryptionControl:VpcEncryptionControl",
  "aws:ec2/transitGatewayPeeringAttachmentAccepter:TransitGatewayPeeringAttachmentAccepter":
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  "aws:s3/BucketObject:BucketObject": "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/bucketAccelerateConfigurationV2:BucketAccelerateConfigurationV2":
    "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration",
  "aws:s3/bucketAclV2:BucketAclV2": "aws:s3/bucketAcl:BucketAcl",
  "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2":
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  "aws:s3/bucketLoggingV2:BucketLoggingV2": "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2":
    "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2":
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioningV2:BucketVersioningV2": "aws:s3/bucketVersioning:BucketVersioning",
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2":
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
};

/** The present type token of a resource: the given one, where it is not a former one. */
export function presentType(token: string): string {
  const found = TYPES[token];
  if (found !== undefined) return found;
  const end = token.indexOf("/") + 1;
  const module = MODULES[token.slice(0, end)];
  return module === undefined ? token : module + token.slice(end);
}
