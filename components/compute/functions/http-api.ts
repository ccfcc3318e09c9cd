import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { HttpFunctions } from "./schema";
import type { AliasTarget, Front } from "../../front";
import type { FrontedArgs, Invoked, Service } from "../service";
import { apiAlarms, unservedAlarm, type StageOfApi } from "./alarms";
import { HttpRoutes } from "./routes";

export type HttpApiArgs = FrontedArgs<HttpFunctions>;

/** The stage that answers at the root of a domain name (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html). */
const STAGE = "$default";

/** What an access log says of a request: nothing of its caller but the address (http-api-logging-variables.html). */
const LOGGED = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  host: "$context.domainName",
  method: "$context.httpMethod",
  path: "$context.path",
  route: "$context.routeKey",
  status: "$context.status",
  bytes: "$context.responseLength",
  latency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  error: "$context.error.message",
  integrationError: "$context.integrationErrorMessage",
};

/**
 * An HTTP API of API Gateway, Regional, under the service's hosts: its stage, domain names and alarms. It needs no VPC. Its routes lead to Lambda functions,
 * which come later (`routeTo`).
 */
export class HttpApi extends pulumi.ComponentResource implements Service, Front {
  readonly front = this;
  readonly healthPath: string;
  /** Each function has an identity of its own. */
  readonly accesses = [];
  readonly volumeHosts = [];

  private readonly api: aws.apigatewayv2.Api;
  private readonly stage: aws.apigatewayv2.Stage;
  private readonly domainNames: Readonly<Record<string, aws.apigatewayv2.DomainName>>;
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: HttpApiArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:compute:HttpApi", name, {}, opts);
    const { settings, tier, hosts } = args;
    this.healthPath = settings.healthPath;
    this.api = this.makeApi();
    this.stage = this.makeStage();
    this.domainNames = Object.fromEntries(hosts.map((host) => [host, this.domainName(host)]));
    // A standby that must not serve yet has no mapping: API Gateway answers 403 for its hosts until `up` of a failover makes them.
    if (tier === "full" || tier === "reduced")
      for (const [host, domain] of Object.entries(this.domainNames)) this.mapping(host, domain);
    apiAlarms(args.alerts, this.measured, settings, this.parent);
    this.registerOutputs({ apiId: this.api.id });
  }

  aliasOf(host: string): AliasTarget {
    const { domainNameConfiguration } = this.domainNames[host]!;
    return {
      name: domainNameConfiguration.targetDomainName,
      zoneId: domainNameConfiguration.hostedZoneId,
    };
  }

  cannotServe(runs: boolean, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm {
    return unservedAlarm(this.args.alerts, this.measured, this.args.settings.alarms.unserved, runs, opts);
  }

  routeTo(name: string, functions: Readonly<Record<string, Invoked>>, opts: pulumi.ComponentResourceOptions): void {
    new HttpRoutes(name, { settings: this.args.settings, api: this.api, functions }, opts);
  }

  /** Nothing of it is in one Availability Zone. */
  stopped(): undefined {
    return undefined;
  }

  launchesFail(): undefined {
    return undefined;
  }

  private get measured(): StageOfApi {
    return { api: this.api, stage: this.stage };
  }

  private makeApi(): aws.apigatewayv2.Api {
    const { name } = this;
    const { cors } = this.args.settings;
    return new aws.apigatewayv2.Api(
      name,
      {
        name,
        protocolType: "HTTP",
        // Its own address would answer past the switches, and where the domain names have no mapping.
        disableExecuteApiEndpoint: true,
        ...(cors && {
          corsConfiguration: {
            allowOrigins: cors.origins,
            allowMethods: cors.methods,
            ...(cors.headers.length > 0 && { allowHeaders: cors.headers }),
            ...(cors.exposeHeaders.length > 0 && { exposeHeaders: cors.exposeHeaders }),
            allowCredentials: cors.credentials,
            maxAge: cors.maxAge,
          },
        }),
        tags: { Name: name },
      },
      this.parent,
    );
  }

  private makeStage(): aws.apigatewayv2.Stage {
    const { name } = this;
    const { throttle, accessLogs, routeMetrics } = this.args.settings;
    // A log group whose name begins so takes no room in the account's resource policy of CloudWatch Logs, which is limited
    // (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html).
    const logName = `/aws/vendedlogs/apigateway/${name}`;
    const log = new aws.cloudwatch.LogGroup(
      `${name}-api`,
      { name: logName, retentionInDays: accessLogs.retentionDays, tags: { Name: logName } },
      this.parent,
    );
    return new aws.apigatewayv2.Stage(
      name,
      {
        apiId: this.api.id,
        name: STAGE,
        autoDeploy: true,
        accessLogSettings: { destinationArn: log.arn, format: JSON.stringify(LOGGED) },
        defaultRouteSettings: {
          throttlingRateLimit: throttle.rate,
          throttlingBurstLimit: throttle.burst,
          detailedMetricsEnabled: routeMetrics,
        },
        tags: { Name: name },
      },
      this.parent,
    );
  }

  /** One host: API Gateway answers for those that have a domain name of their own. Both Regions have one of the same name, as failover needs. */
  private domainName(host: string): aws.apigatewayv2.DomainName {
    return new aws.apigatewayv2.DomainName(
      `${this.name}-${host}`,
      {
        domainName: host,
        domainNameConfiguration: {
          certificateArn: this.args.certificateArn,
          endpointType: "REGIONAL",
          // The only one that an HTTP API can have; it takes TLS 1.3 too (apigateway-custom-domain-tls-version.html).
          securityPolicy: "TLS_1_2",
        },
        tags: { Name: host },
      },
      this.parent,
    );
  }

  private mapping(host: string, domain: aws.apigatewayv2.DomainName): void {
    new aws.apigatewayv2.ApiMapping(
      `${this.name}-${host}`,
      { apiId: this.api.id, domainName: domain.id, stage: this.stage.id },
      this.parent,
    );
  }
}
