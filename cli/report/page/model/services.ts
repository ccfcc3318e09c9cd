import * as aws from "../../../../policy/aws";
import type { Resource } from "../../../../policy/graph";
import { by } from "./read";

/** AWS's names of services that are not the provider's module name with a capital. */
const NAMES: Readonly<Record<string, string>> = {
  acm: "ACM",
  apigateway: "API Gateway",
  apigatewayv2: "API Gateway",
  appautoscaling: "Application Auto Scaling",
  autoscaling: "Auto Scaling",
  backup: "AWS Backup",
  cloudfront: "CloudFront",
  cloudtrail: "CloudTrail",
  cloudwatch: "CloudWatch",
  codedeploy: "CodeDeploy",
  dlm: "Data Lifecycle Manager",
  docdb: "DocumentDB",
  dynamodb: "DynamoDB",
  ebs: "EBS",
  ec2: "EC2",
  ecr: "ECR",
  ecs: "ECS",
  efs: "EFS",
  eks: "EKS",
  elasticache: "ElastiCache",
  elb: "Elastic Load Balancing",
  fis: "FIS",
  fsx: "FSx",
  iam: "IAM",
  kms: "KMS",
  lb: "Elastic Load Balancing",
  memorydb: "MemoryDB",
  msk: "MSK",
  mq: "Amazon MQ",
  opensearch: "OpenSearch",
  rds: "RDS",
  route53: "Route 53",
  s3: "S3",
  secretsmanager: "Secrets Manager",
  sfn: "Step Functions",
  sns: "SNS",
  sqs: "SQS",
  ssm: "Systems Manager",
  vpc: "VPC",
  wafv2: "WAF",
};

/** The AWS service of a type token: "Auto Scaling" of `aws:autoscaling/group:Group`; the package, of another provider's. */
export function serviceOf(type: string): string {
  const [pkg = "", module = ""] = type.split(":");
  if (pkg !== "aws") return pkg;
  const service = module.split("/")[0]!;
  return NAMES[service] ?? service.charAt(0).toUpperCase() + service.slice(1);
}

/** Types whose last word alone is ambiguous. */
const WHOLE: Readonly<Record<string, string>> = {
  [aws.DB_INSTANCE]: "DB instance",
  [aws.DB_CLUSTER]: "DB cluster",
  [aws.CLUSTER_INSTANCE]: "DB cluster instance",
  [aws.DB_SUBNET_GROUP]: "DB subnet group",
  [aws.DYNAMODB_TABLE]: "DynamoDB table",
  [aws.TABLE_REPLICA]: "DynamoDB replica",
  [aws.EBS_VOLUME]: "EBS volume",
  [aws.BACKUP_VAULT]: "Backup vault",
  [aws.BACKUP_PLAN]: "Backup plan",
  [aws.KMS_KEY]: "KMS key",
};

/** The kind of a resource in words: `aws:lb/loadBalancer:LoadBalancer` is "Load balancer", a component its class. */
export function kindOf(type: string): string {
  const last = type.split(":").at(-1)!;
  if (WHOLE[type] !== undefined) return WHOLE[type];
  if (!type.startsWith("aws:")) return last;
  const words = last
    .replace(/v2$/i, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  const text = words
    .split(" ")
    .map((word, index) => (/^[A-Z]{2,}$/.test(word) || index === 0 ? word : word.toLowerCase()))
    .join(" ");
  return SPELLED[text] ?? text;
}

const SPELLED: Readonly<Record<string, string>> = {
  Eip: "Elastic IP address",
  Vpc: "VPC",
  "Vpc endpoint": "VPC endpoint",
  "Nat gateway": "NAT gateway",
  Group: "Auto Scaling group",
  Policy: "Scaling policy",
  Zone: "Hosted zone",
  "Metric alarm": "CloudWatch alarm",
  Distribution: "CloudFront distribution",
  Bucket: "S3 bucket",
  "Bucket objectv2": "Bucket object",
};

/** How many resources there are of each service, the most first. */
export function countsByService(resources: readonly Resource[]): { service: string; count: number }[] {
  const counts = [...by(resources, (one) => serviceOf(one.type))].map(([service, list]) => ({
    service,
    count: list.length,
  }));
  return counts.sort((a, b) => b.count - a.count || a.service.localeCompare(b.service));
}
