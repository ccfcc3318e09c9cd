import type { Rule } from "../rule";
import { rules as autoscaling } from "./autoscaling";
import { rules as backup } from "./backup";
import { rules as cloudtrail } from "./cloudtrail";
import { rules as cloudwatch } from "./cloudwatch";
import { rules as dlm } from "./dlm";
import { rules as dynamodb } from "./dynamodb";
import { rules as ebs } from "./ebs";
import { rules as ec2 } from "./ec2";
import { rules as elb } from "./elb";
import { rules as events } from "./events";
import { rules as fis } from "./fis";
import { rules as kinesis } from "./kinesis";
import { rules as kms } from "./kms";
import { rules as lambda } from "./lambda";
import { rules as logs } from "./logs";
import { rules as pulumi } from "./pulumi";
import { rules as rds } from "./rds";
import { rules as route53 } from "./route53";
import { rules as s3 } from "./s3";
import { rules as secretsmanager } from "./secretsmanager";
import { rules as sns } from "./sns";
import { rules as sqs } from "./sqs";
import { rules as synthetics } from "./synthetics";
import { rules as vpc } from "./vpc";

/** Every rule of the pack, by service and name. */
export const rules: readonly Rule[] = [
  ...autoscaling,
  ...backup,
  ...cloudtrail,
  ...cloudwatch,
  ...dlm,
  ...dynamodb,
  ...ebs,
  ...ec2,
  ...elb,
  ...events,
  ...fis,
  ...kinesis,
  ...kms,
  ...lambda,
  ...logs,
  ...pulumi,
  ...rds,
  ...route53,
  ...s3,
  ...secretsmanager,
  ...sns,
  ...sqs,
  ...synthetics,
  ...vpc,
];
