import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../observability/alerts";

export interface CertificateArgs {
  /** The names on the certificate, the first as its subject. */
  hosts: string[];
  /** Of those, the ones whose validation records are made here. */
  validatedHosts: string[];
  zoneId: pulumi.Input<string>;
  /** The certificate's region, where it is not the provider's: CloudFront takes certificates of us-east-1 only. */
  region?: string;
  /** How the alarm on its renewal is made; none of a certificate in another region, where its metric is. */
  alerts?: Alerts;
}

const VALIDATION_TTL_SECONDS = 300;
const DAY = 24 * 3600;

/**
 * A certificate and its DNS validation. ACM requires the same CNAME in every region of an account
 * (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html), so for names that both regions serve one stack makes the
 * record, and the other only waits for the validation: two stacks with the same record would overwrite, and later delete, each other's.
 */
export class Certificate extends pulumi.ComponentResource {
  /** Known once ACM has validated it, so that no listener is created with a pending certificate. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:ingress:Certificate", name, {}, opts);
    const parent = { parent: this };
    const region = args.region === undefined ? {} : { region: args.region };
    const certificate = new aws.acm.Certificate(
      name,
      {
        ...region,
        domainName: args.hosts[0]!,
        subjectAlternativeNames: args.hosts.slice(1),
        validationMethod: "DNS",
        tags: { Name: name },
      },
      parent,
    );
    const records = args.validatedHosts.map((host) => {
      const option = certificate.domainValidationOptions.apply((options) =>
        options.find((o) => o.domainName === host)!,
      );
      return new aws.route53.Record(
        `${name}-${host}`,
        {
          zoneId: args.zoneId,
          name: option.resourceRecordName,
          type: option.resourceRecordType,
          records: [option.resourceRecordValue],
          ttl: VALIDATION_TTL_SECONDS,
        },
        parent,
      );
    });
    const validation = new aws.acm.CertificateValidation(
      name,
      { ...region, certificateArn: certificate.arn },
      { ...parent, dependsOn: records },
    );
    if (args.alerts) certificateAlarm(args.alerts, certificate.arn, parent);
    this.arn = validation.certificateArn;
    this.registerOutputs({ arn: this.arn });
  }
}

/** A certificate that should have been renewed and was not (https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html). */
function certificateAlarm(alerts: Alerts, arn: pulumi.Input<string>, opts: pulumi.CustomResourceOptions): void {
  const { certificateDays } = alerts.monitoring.service;
  alerts.alarm(
    "certificate-expires",
    {
      problem: `The load balancer's certificate expires in fewer than ${certificateDays} days, and ACM has not renewed it.`,
      response: "Check that the certificate's CNAME records are still in the hosted zone: ACM renews only with them.",
      runbook: "service.md#the-certificate-is-not-renewed",
      group: "service",
      severity: "warning",
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: arn },
      statistic: "Minimum",
      comparison: "LessThanThreshold",
      threshold: certificateDays,
      period: DAY,
      evaluationPeriods: 1,
      // A new certificate has no data for half a day; an expired one has none either, but its alarm has been in ALARM for weeks and stays so.
      treatMissingData: "ignore",
    },
    opts,
  );
}
