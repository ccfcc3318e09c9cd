import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/parse";
import type { CanarySettings, LooksAt } from "../../config/schema/monitoring/canary";
import { PrivateBucket } from "../../storage/private-bucket";
import type { Topology } from "../../topology";
import { rhythmOf } from "../../topology/looks";
import { bucketName, canaryName } from "../../topology/names";
import type { Alerts } from "../alerts";
import { canaryAlarm, missedRunsAlarm } from "./alarms";
import { canaryRole } from "./role";
import { targetsOf, type Target } from "./targets";
import { zip } from "./zip";

export interface CanariesArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
  canary: CanarySettings;
}

/** The canaries' code, and its path in the archive of a runtime with Puppeteer (https://repost.aws/knowledge-center/cloudwatch-fix-failing-canary). */
const CODE = path.join(__dirname, "../../../samples/canary/look.js");
const IN_ARCHIVE = "nodejs/node_modules/look.js";

/** The prefix of the canaries' results. */
const RESULTS = "results/";

const MINUTE = 60;

/** AWS recommends at least 15 s for a run, part of which Lambda needs to start (…/monitoring/CloudWatch_Synthetics_Library_nodejs_puppeteer.html). */
const START_SECONDS = 10;

/** What all canaries share. */
interface Needs {
  code: aws.s3.BucketObjectv2;
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
}

/** A region's canaries: each requests one URL from this region, as users do, and has alarms on the result. */
export class Canaries extends pulumi.ComponentResource {
  /** The alarm on each target. */
  readonly alarms: Partial<Record<LooksAt, aws.cloudwatch.MetricAlarm>> = {};

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: CanariesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:observability:Canaries", name, {}, opts);
    const { settings, topology, canary } = args;
    const { workload } = settings;
    const results = new PrivateBucket(
      `${name}-canary`,
      {
        bucket: bucketName(workload, topology.role, "canary"),
        expireUnder: { prefix: RESULTS, days: canary.retentionDays },
        keepOldVersionsDays: 1,
        protect: false,
      },
      this.parent,
    );
    const code = this.uploadCode(results);
    // After the code: with this policy, an emulator on localhost, without TLS, could not upload it any more.
    results.attachPolicy(() => code.id.apply(() => []));
    const { role, policy } = canaryRole(name, { workload, topology, bucketArn: results.bucket.arn }, this.parent);
    for (const [what, target] of Object.entries(targetsOf(settings, topology)) as [LooksAt, Target][])
      this.canary(what, target, { code, role, policy });
    this.registerOutputs({});
  }

  /** The key contains a hash of the code, so that a canary gets a new version. */
  private uploadCode({ bucket, versioning }: PrivateBucket): aws.s3.BucketObjectv2 {
    const archive = zip([{ path: IN_ARCHIVE, content: readFileSync(CODE) }]);
    const version = createHash("sha256").update(archive).digest("hex").slice(0, 12);
    return new aws.s3.BucketObjectv2(
      `${this.name}-canary-code`,
      { bucket: bucket.id, key: `code/look-${version}.zip`, contentBase64: archive.toString("base64") },
      { ...this.parent, dependsOn: [versioning] },
    );
  }

  private canary(what: LooksAt, target: Target, { code, role, policy }: Needs): void {
    const { settings, topology, alerts, canary } = this.args;
    const { workload, monitoring } = settings;
    const rhythm = rhythmOf(settings, topology, what);
    const canaryMade = new aws.synthetics.Canary(
      `${this.name}-${what}`,
      {
        name: canaryName(workload, what),
        runtimeVersion: canary.runtime,
        handler: "look.handler",
        s3Bucket: code.bucket,
        s3Key: code.key,
        executionRoleArn: role.arn,
        artifactS3Location: pulumi.interpolate`s3://${code.bucket}/${RESULTS}${what}`,
        schedule: { expression: rateOf(rhythm.every / MINUTE) },
        runConfig: {
          timeoutInSeconds: canary.timeout,
          environmentVariables: {
            URL: target.url,
            FINE: target.fine,
            TIMEOUT: String((canary.timeout - START_SECONDS) * 1000),
          },
        },
        successRetentionPeriod: canary.retentionDays,
        failureRetentionPeriod: canary.retentionDays,
        startCanary: true,
        // Otherwise its function and layers are not deleted (https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_DeleteCanary.html).
        deleteLambda: true,
        tags: { Name: canaryName(workload, what) },
      },
      { ...this.parent, dependsOn: [policy] },
    );
    // AWS chooses the function's name. The function does not make the group itself, since its role may not.
    new aws.cloudwatch.LogGroup(
      `${this.name}-${what}`,
      {
        name: canaryMade.engineArn.apply((arn) => `/aws/lambda/${arn.split(":")[6]}`),
        retentionInDays: monitoring.logRetentionDays,
      },
      this.parent,
    );
    const watched = { what, target, rhythm, topology, name: canaryMade.name };
    this.alarms[what] = canaryAlarm(alerts, watched, this.parent);
    missedRunsAlarm(alerts, watched, this.parent);
  }
}

/** An interval as Synthetics writes it; the longest is an hour. */
function rateOf(minutes: number): string {
  if (minutes === 60) return "rate(1 hour)";
  return minutes === 1 ? "rate(1 minute)" : `rate(${minutes} minutes)`;
}
