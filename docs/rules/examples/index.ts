import { alarms } from "./alarms";
import { apis } from "./apis";
import { audit } from "./audit";
import { auroraClusters } from "./aurora";
import { autoscaling } from "./autoscaling";
import { backup } from "./backup";
import { caches } from "./caches";
import { cloudwatch } from "./cloudwatch";
import { containers } from "./containers";
import { databases } from "./databases";
import { deliveries } from "./deliveries";
import { deployments } from "./deployments";
import { dns } from "./dns";
import { dynamodb } from "./dynamodb";
import { ec2 } from "./ec2";
import { elb } from "./elb";
import { encryption } from "./encryption";
import { events } from "./events";
import { instances } from "./instances";
import { lambda } from "./lambda";
import { messages } from "./messages";
import { multiRegion } from "./multi-region";
import { networks } from "./networks";
import { operations } from "./operations";
import { rds } from "./rds";
import { s3 } from "./s3";
import { s3Replication } from "./s3-replication";
import { services } from "./services";
import { stores } from "./stores";
import { vpcs } from "./vpc";
import type { Examples } from "./example";

export type { Example, Examples } from "./example";
export { Existing } from "./existing";

/** An example for each rule that has one. */
export const examples: Examples = {
  ...alarms,
  ...apis,
  ...databases,
  ...encryption,
  ...instances,
  ...networks,
  ...services,
  ...audit,
  ...auroraClusters,
  ...autoscaling,
  ...backup,
  ...caches,
  ...cloudwatch,
  ...containers,
  ...deliveries,
  ...deployments,
  ...dns,
  ...dynamodb,
  ...ec2,
  ...elb,
  ...events,
  ...lambda,
  ...messages,
  ...multiRegion,
  ...operations,
  ...rds,
  ...s3,
  ...s3Replication,
  ...stores,
  ...vpcs,
};
