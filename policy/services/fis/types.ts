import { BUCKETS } from "../s3/types";
import {
  AUTO_SCALING_GROUP,
  DYNAMODB_TABLE,
  INSTANCE,
  RDS_CLUSTER,
  RDS_INSTANCE,
  SUBNETS,
  TABLE_REPLICA,
} from "../types";

export const EXPERIMENT_TEMPLATE = "aws:fis/experimentTemplate:ExperimentTemplate";

/**
 * The type tokens behind the resource types of FIS (https://docs.aws.amazon.com/fis/latest/userguide/targets.html#resource-types). Instances of an
 * Auto Scaling group are in no program; the group is.
 */
export const TARGET_TYPES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2:instance": [INSTANCE],
  "aws:ec2:autoscaling-group": [AUTO_SCALING_GROUP],
  "aws:ec2:subnet": SUBNETS,
  "aws:rds:cluster": [RDS_CLUSTER],
  "aws:rds:db": [RDS_INSTANCE, "aws:rds/clusterInstance:ClusterInstance"],
  "aws:s3:bucket": BUCKETS,
  "aws:dynamodb:global-table": [DYNAMODB_TABLE, TABLE_REPLICA],
  "aws:lambda:function": ["aws:lambda/function:Function"],
};
