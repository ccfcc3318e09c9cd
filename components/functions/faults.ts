import type * as aws from "@pulumi/aws";
import { formatDuration } from "../../lib/duration";
import { functionsToFail } from "../topology/fault-targets";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { faultsBucketName } from "../topology/audit";
import { functionArn, hasMessaging } from "../topology/messaging";
import { bucketArn } from "../topology/stores";
import type { Experiment } from "../chaos/experiment";
import { BY_TAGS, inPieces, isoDuration, parameters, type Stack } from "../chaos/fis";

/** The folder of the bucket in which FIS writes the fault for the extension to inject. */
const FAULTS_FOLDER = "functions";

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

type FunctionErrors = NonNullable<Settings["experiments"]["faults"]["functionErrors"]>;

/** An action of FIS, and what it says of the calls. */
interface Injection {
  actionId: string;
  /** Its parameters besides duration and share. */
  own: Record<string, string>;
  becomes: string;
  when: string;
}

/** What FIS injects, and what becomes of a call by it (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#lambda-actions-reference). */
function injectionOf({ inject }: Pick<FunctionErrors, "inject">): Injection {
  // Nothing is half done: what fails must come again, and would be done twice.
  const preventExecution = "true";
  if (inject === "error")
    return {
      actionId: "aws:lambda:invocation-error",
      own: { preventExecution },
      becomes: "fail",
      when: ", before their code runs",
    };
  if ("delay" in inject)
    return {
      actionId: "aws:lambda:invocation-add-delay",
      own: { startupDelayMilliseconds: String(inject.delay * 1000) },
      becomes: `begin ${formatDuration(inject.delay)} later`,
      when: "",
    };
  const { statusCode } = inject;
  return {
    actionId: "aws:lambda:invocation-http-integration-response",
    own: { contentTypeHeader: "application/json", preventExecution, statusCode: String(statusCode) },
    becomes: `answer with ${statusCode}`,
    when: ", before their code runs",
  };
}

/** Calls of functions fail or are slow. */
export function functionErrors({ settings, topology }: Stack): Experiment | undefined {
  const fault = settings.experiments.faults.functionErrors;
  const { workload, functions } = settings;
  if (!fault || !hasMessaging(workload, topology.role)) return undefined;
  const names = functionsToFail(functions, fault.functions).map(([name]) => name);
  if (names.length === 0) return undefined;
  const arns = names.map((name) => functionArn(workload, topology.role, name));
  const targets = inPieces(arns).map((resourceArns, i) => ({
    name: `functions-${i + 1}`,
    resourceType: "aws:lambda:function",
    resourceArns,
    selectionMode: "ALL",
  }));
  const bucket = bucketArn(faultsBucketName(workload, topology.role));
  const { actionId, own, becomes, when } = injectionOf(fault);
  return {
    fault: "functionErrors",
    says: `${fault.percent} % of the calls of ${names.join(", ")} ${becomes} for ${fault.duration / 60} minutes${when}.`.slice(
      0,
      512,
    ),
    targets,
    actions: targets.map(({ name }) => ({
      name: `fail-${name}`,
      actionId,
      parameters: parameters({
        duration: isoDuration(fault.duration),
        invocationPercentage: String(fault.percent),
        ...own,
      }),
      target: { key: "Functions", value: name },
    })),
    statements: [
      { Effect: "Allow", Action: "lambda:GetFunction", Resource: arns.flatMap((arn) => [arn, `${arn}:*`]) },
      { Effect: "Allow", Action: ["s3:PutObject", "s3:DeleteObject"], Resource: `${bucket}/${FAULTS_FOLDER}/*` },
      BY_TAGS,
    ],
    emptyTargets: "fail",
  };
}
