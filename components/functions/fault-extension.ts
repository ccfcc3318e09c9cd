import type * as aws from "@pulumi/aws";
import { functionsToFail } from "../config/fault-targets";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { faultsBucketName } from "../topology/audit";
import { bucketArn } from "../topology/stores";

/** The folder of the bucket in which FIS tells the extension what to feign. */
export const FAULTS_FOLDER = "functions";

/** What a function needs so that FIS can reach it. */
export interface FunctionExtension {
  layers: string[];
  environment: Record<string, string>;
  statements: aws.iam.PolicyStatement[];
}

/**
 * The extension of a function that the settings want to fail; undefined of any other.
 * (https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html)
 */
export function functionExtension(
  settings: Pick<Settings, "experiments" | "functions" | "workload">,
  role: Role,
  name: string,
): FunctionExtension | undefined {
  const fault = settings.experiments.faults.functionErrors;
  if (!fault || !functionsToFail(settings.functions, fault.functions).some(([one]) => one === name)) return undefined;
  const bucket = bucketArn(faultsBucketName(settings.workload, role));
  return {
    layers: [fault.layer[role]],
    environment: {
      AWS_FIS_CONFIGURATION_LOCATION: `${bucket}/${FAULTS_FOLDER}/`,
      AWS_LAMBDA_EXEC_WRAPPER: "/opt/aws-fis/bootstrap",
    },
    statements: [
      {
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: bucket,
        Condition: { StringLike: { "s3:prefix": [`${FAULTS_FOLDER}/*`] } },
      },
      { Effect: "Allow", Action: "s3:GetObject", Resource: `${bucket}/${FAULTS_FOLDER}/*` },
    ],
  };
}
