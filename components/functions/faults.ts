import { functionsToFail } from "../config/fault-targets";
import { faultsBucketName } from "../topology/audit";
import { functionArn, hasMessaging } from "../topology/messaging";
import { bucketArn } from "../topology/stores";
import { FAULTS_FOLDER } from "./fault-extension";
import { BY_TAGS, inPieces, isoDuration, parameters, type Experiment, type Surroundings } from "../chaos/plan";

/** Calls of functions fail. https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#invocation-error */
export function functionErrors({ settings, topology }: Surroundings): Experiment | undefined {
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
  return {
    fault: "functionErrors",
    says: `${fault.percent} % of the calls of ${names.join(", ")} fail for ${fault.duration / 60} minutes, before their code runs.`.slice(
      0,
      512,
    ),
    targets,
    actions: targets.map(({ name }) => ({
      name: `fail-${name}`,
      actionId: "aws:lambda:invocation-error",
      parameters: parameters({
        duration: isoDuration(fault.duration),
        invocationPercentage: String(fault.percent),
        // Nothing is half done: what fails must come again, and would be done twice.
        preventExecution: "true",
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
