import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/parse";
import type { CanarySettings, LooksAt } from "../../config/schema/monitoring/canary";
import { PrivateBucket } from "../../storage/private-bucket";
import type { Topology } from "../../topology";
import { bucketName, canaryName } from "../../topology/names";
import type { Alerts } from "../alerts";
import { canaryAlarm, silenceAlarm } from "./alarms";
import { canaryRole } from "./role";
import { targetsOf, type Target } from "./targets";
import { zip } from "./zip";

export interface CanariesArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
  canary: CanarySettings;
}

/** The file that the canaries run, and where a runtime with Puppeteer looks for it (https://repost.aws/knowledge-center/cloudwatch-fix-failing-canary). */
const CODE = path.join(__dirname, "../../../samples/canary/look.js");
const IN_ARCHIVE = "nodejs/node_modules/look.js";

/** Below this the canaries keep what they found. */
const RESULTS = "results/";

const MINUTE = 60;

/** AWS advises no less than 15 s for a run, of which Lambda needs some to start (…/monitoring/CloudWatch_Synthetics_Library_nodejs_puppeteer.html). */
const START_SECONDS = 10;

/** What each canary is made of. */
interface Needs {
  code: aws.s3.BucketObjectv2;
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
}

/** A region's canaries: each asks for one thing from this region's side, as users do, and alarms tell what they find. */
export class Canaries extends pulumi.ComponentResource {
  /** The alarm on what each one looks at. */
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
    const code = this.ship(results);
    // After the code: whoever tries the program without TLS, as an emulator on localhost, could not put it there any more.
    results.attachPolicy(() => code.id.apply(() => []));
    const { role, policy } = canaryRole(name, { workload, topology, bucketArn: results.bucket.arn }, this.parent);
    for (const [what, target] of Object.entries(targetsOf(settings, topology)) as [LooksAt, Target][])
      this.look(what, target, { code, role, policy });
    this.registerOutputs({});
  }

  /** Under a name that tells one version of the code from another, so that a canary is given the new one. */
  private ship({ bucket, versioning }: PrivateBucket): aws.s3.BucketObjectv2 {
    const archive = zip([{ path: IN_ARCHIVE, content: readFileSync(CODE) }]);
    const version = createHash("sha256").update(archive).digest("hex").slice(0, 12);
    return new aws.s3.BucketObjectv2(
      `${this.name}-canary-code`,
      { bucket: bucket.id, key: `code/look-${version}.zip`, contentBase64: archive.toString("base64") },
      { ...this.parent, dependsOn: [versioning] },
    );
  }

  private look(what: LooksAt, target: Target, { code, role, policy }: Needs): void {
    const { settings, alerts, canary } = this.args;
    const { workload, monitoring } = settings;
    const made = new aws.synthetics.Canary(
      `${this.name}-${what}`,
      {
        name: canaryName(workload, what),
        runtimeVersion: canary.runtime,
        handler: "look.handler",
        s3Bucket: code.bucket,
        s3Key: code.key,
        executionRoleArn: role.arn,
        artifactS3Location: pulumi.interpolate`s3://${code.bucket}/${RESULTS}${what}`,
        schedule: { expression: rateOf(canary.every / MINUTE) },
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
        // Its function and layers would else stay behind (https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_DeleteCanary.html).
        deleteLambda: true,
        tags: { Name: canaryName(workload, what) },
      },
      { ...this.parent, dependsOn: [policy] },
    );
    // The function's name is AWS's choice. Nobody else makes the group, since the role may not.
    new aws.cloudwatch.LogGroup(
      `${this.name}-${what}`,
      {
        name: made.engineArn.apply((arn) => `/aws/lambda/${arn.split(":")[6]}`),
        retentionInDays: monitoring.logRetentionDays,
      },
      this.parent,
    );
    const watched = { what, target, canary, topology: this.args.topology, name: made.name };
    this.alarms[what] = canaryAlarm(alerts, watched, this.parent);
    silenceAlarm(alerts, watched, this.parent);
  }
}

/** Synthetics' own way to write an interval; its longest is an hour. */
function rateOf(minutes: number): string {
  if (minutes === 60) return "rate(1 hour)";
  return minutes === 1 ? "rate(1 minute)" : `rate(${minutes} minutes)`;
}
