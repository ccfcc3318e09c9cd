import path from "node:path";
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";

type CodeArgs = Pick<
  aws.lambda.FunctionArgs,
  "packageType" | "code" | "imageUri" | "s3Bucket" | "s3Key" | "s3ObjectVersion" | "runtime" | "handler"
>;

/** A function's code and runtime in the region of a role. */
export function codeArgs(
  functionSettings: Pick<FunctionSettings, "code" | "runtime" | "handler">,
  role: Role,
): CodeArgs {
  const { code, runtime, handler } = functionSettings;
  const zipped = { packageType: "Zip", ...(runtime && { runtime }), ...(handler && { handler }) };
  if (typeof code === "string")
    return { ...zipped, runtime: RUNTIME_OF_SAMPLE, handler: HANDLER_OF_SAMPLE, code: archive(SAMPLES[code]) };
  if ("image" in code) return { packageType: "Image", imageUri: code.image[role] };
  if ("archive" in code) return { ...zipped, code: archive(code.archive) };
  const { bucket, key, version } = code.object[role];
  return { ...zipped, s3Bucket: bucket, s3Key: key, ...(version !== undefined && { s3ObjectVersion: version }) };
}

/** With a path relative to the project's folder: an absolute one would be a change on each machine that runs the program. */
function archive(file: string): pulumi.asset.FileArchive {
  return new pulumi.asset.FileArchive(path.relative(process.cwd(), path.resolve(file)) || ".");
}

/** The folders of the functions that ship, wherever the program is run from. */
const SAMPLES = {
  "sample-worker": path.join(__dirname, "..", "..", "samples", "worker"),
  "sample-api": path.join(__dirname, "..", "..", "samples", "api"),
};

/** Node.js 22 is not deprecated before 30 April 2027 (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html). */
const RUNTIME_OF_SAMPLE = "nodejs22.x";

const HANDLER_OF_SAMPLE = "index.handler";
