import type { Fixture } from "../../fixtures";
import { one, servingTable, Site, type ServingCase } from "./serving";
import { notifyIn } from "./standby";

const API = "https://docs.aws.amazon.com/apigateway/latest/developerguide/";
const LAMBDAS = "https://docs.aws.amazon.com/lambda/latest/dg/";

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";
const WEST = "region us-west-2 outage";
const LAMBDA = "service lambda@us-east-1";
const GATEWAY = "service apigateway@us-east-1";
const ACCOUNT = "123456789012";

export function lambda(site: Site, name = "orders"): Fixture {
  const arn = `arn:aws:lambda:${site.region}:${ACCOUNT}:function:${name}`;
  const invokeArn = `arn:aws:apigateway:${site.region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
  return site.add("aws:lambda/function:Function", name, { name, handler: "index.handler" }, { arn, invokeArn });
}

const executionArn = (site: Site, name: string): string => `arn:aws:execute-api:${site.region}:${ACCOUNT}:${name}`;

export function allow(site: Site, api: Fixture, to: Fixture): void {
  site.add("aws:lambda/permission:Permission", `${to.name}-api`, {
    ...{ action: "lambda:InvokeFunction", principal: "apigateway.amazonaws.com" },
    ...{ function: to.output("name"), sourceArn: `${executionArn(site, api.name)}/*/*` },
  });
}

export function httpApi(site: Site, name = "shop", inputs: Record<string, unknown> = {}): Fixture {
  const outputs = {
    executionArn: executionArn(site, `${name}-${site.region}`),
    apiEndpoint: `https://${name}.execute-api.${site.region}.amazonaws.com`,
  };
  return site.add("aws:apigatewayv2/api:Api", name, { name, protocolType: "HTTP", ...inputs }, outputs);
}

export function integration(site: Site, api: Fixture, name: string, inputs: Record<string, unknown>): void {
  const given = { apiId: api.id, integrationType: "AWS_PROXY", ...inputs };
  site.add("aws:apigatewayv2/integration:Integration", name, given);
}

function withLambda(site: Site, isAllowed = true): Fixture {
  const [api, orders] = [httpApi(site), lambda(site)];
  integration(site, api, "orders", { integrationUri: orders.output("invokeArn") });
  if (isAllowed) allow(site, api, orders);
  return api;
}

/** An API behind a name of its own in a Region, and the record that leads there. */
function named(site: Site, policy: Record<string, unknown>): void {
  const api = withLambda(site);
  const targetDomainName = `d-${site.region}.execute-api.${site.region}.amazonaws.com`;
  const domain = site.add(
    "aws:apigatewayv2/domainName:DomainName",
    "shop-name",
    { domainName: "shop.example.com" },
    { domainNameConfiguration: { targetDomainName, hostedZoneId: "ZAPI" } },
  );
  site.add("aws:apigatewayv2/apiMapping:ApiMapping", "shop", { apiId: api.id, domainName: domain.id, stage: "v1" });
  const aliases = [{ name: targetDomainName, zoneId: "ZAPI", evaluateTargetHealth: true }];
  site.record({ aliases, setIdentifier: site.region, ...policy });
}

function twoRegions(withCheck: boolean): readonly Site[] {
  const [east, west] = [new Site(), new Site("us-west-2")];
  const check = east.add("aws:route53/healthCheck:HealthCheck", "shop", {
    ...{ type: "HTTPS", fqdn: "shop.execute-api.us-east-1.amazonaws.com", port: 443 },
    ...{ requestInterval: 10, failureThreshold: 3 },
  });
  const role = (type: string) => ({ failoverRoutingPolicies: [{ type }] });
  named(east, { ...role("PRIMARY"), ...(withCheck && { healthCheckId: check.id }) });
  named(west, role("SECONDARY"));
  return [east, west];
}

const RELEASE = "release orders-us-east-1";

/** An API behind its own domain name, without another address, and the record that leads there. @param mapped a standby that serves has a mapping */
function service(site: Site, mapped: boolean, policy: Record<string, unknown>): Fixture {
  const api = httpApi(site, "shop", { disableExecuteApiEndpoint: true });
  const orders = lambda(site);
  integration(site, api, "orders", { integrationUri: orders.output("invokeArn") });
  allow(site, api, orders);
  const targetDomainName = `d-${site.region}.execute-api.${site.region}.amazonaws.com`;
  const domain = site.add(
    "aws:apigatewayv2/domainName:DomainName",
    "shop",
    { domainName: "shop.example.com" },
    { domainNameConfiguration: { targetDomainName, hostedZoneId: "ZAPI" } },
  );
  if (mapped)
    site.add("aws:apigatewayv2/apiMapping:ApiMapping", "shop", { apiId: api.id, domainName: domain.id, stage: "v1" });
  const aliases = [{ name: targetDomainName, zoneId: "ZAPI", evaluateTargetHealth: true }];
  site.record({ aliases, setIdentifier: site.region, ...policy });
  return api;
}

const failover = (type: string) => ({ failoverRoutingPolicies: [{ type }] });

/** Both Regions of a service whose PRIMARY has a health check on an alarm on the share of its failed requests. @param standby whether its API is mapped */
function functions(standby: boolean, alarmIn?: "us-west-2"): readonly Site[] {
  const [east, west] = [new Site(), new Site("us-west-2")];
  const check = east.add("aws:route53/healthCheck:HealthCheck", "shop", {
    ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "shop-requests-fail", cloudwatchAlarmRegion: "us-east-1" },
    insufficientDataHealthStatus: "Unhealthy",
  });
  const api = service(east, true, { ...failover("PRIMARY"), healthCheckId: check.id });
  east.add("aws:cloudwatch/metricAlarm:MetricAlarm", "shop-requests-fail", {
    ...{ name: "shop-requests-fail", namespace: "AWS/ApiGateway", metricName: "5xx", statistic: "Average" },
    ...{ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 0.5, period: 60, evaluationPeriods: 3 },
    dimensions: { ApiId: api.id, Stage: "$default" },
  });
  service(west, standby, failover("SECONDARY"));
  if (alarmIn) notifyIn(west);
  return [east, west];
}

const CASES: ServingCase[] = [
  {
    title: "an HTTP API that calls a function",
    source: `${API}disaster-recovery-resiliency.html`,
    why: "API Gateway and Lambda are in several zones of a Region; the API needs both.",
    sites: () => one((site) => withLambda(site)),
    expected: { none: "up", [LAMBDA]: "waits 0:0", [GATEWAY]: "waits 0:0", [REGION]: "waits 0:0" },
  },
  {
    title: "an HTTP API without a permission to call its function",
    source: `${LAMBDAS}services-apigateway.html`,
    why: "Without lambda:InvokeFunction for the API every request is answered with an error.",
    sites: () => one((site) => withLambda(site, false)),
    expected: { none: "down" },
  },
  {
    title: "a REST API that calls a function",
    source: `${API}set-up-lambda-proxy-integrations.html`,
    why: "An integration names the function in its invocation ARN.",
    sites: () =>
      one((site) => {
        const outputs = { executionArn: executionArn(site, "shop-us-east-1") };
        const api = site.add("aws:apigateway/restApi:RestApi", "shop", { name: "shop" }, outputs);
        const orders = lambda(site);
        const given = { restApi: api.id, type: "AWS_PROXY", uri: orders.output("invokeArn") };
        site.add("aws:apigateway/integration:Integration", "orders", given);
        allow(site, api, orders);
      }),
    expected: { none: "up", [LAMBDA]: "waits 0:0", "release orders-us-east-1": "lost 0:0" },
  },
  {
    title: "an API with a function and a mock",
    source: `${API}how-to-mock-integration.html`,
    why: "API Gateway answers for a mock by itself; which share of the requests that is, is not known.",
    sites: () =>
      one((site) => {
        const api = withLambda(site);
        integration(site, api, "status", { integrationType: "MOCK" });
      }),
    expected: { [LAMBDA]: "degraded 0:0.001..0.999", [GATEWAY]: "waits 0:0" },
  },
  {
    title: "an API that calls the listener of a load balancer in its VPC",
    source: `${API}http-api-develop-integrations-private.html`,
    why: "A private integration serves what its load balancer serves.",
    sites: () =>
      one((site) => {
        const balancer = site.balancer("web", { internal: true });
        const group = site.targetGroup("web");
        const listener = site.listener(balancer, "web", site.forward(group));
        site.attach(group, site.instance("one", "a"));
        const api = httpApi(site);
        const given = {
          integrationType: "HTTP_PROXY",
          connectionType: "VPC_LINK",
          integrationUri: listener.output("arn"),
        };
        integration(site, api, "web", given);
        site.record({ type: "CNAME", ttl: 60, records: ["shop.execute-api.us-east-1.amazonaws.com"] });
      }),
    expected: { none: "up", [ZONE]: "waits 0:0", "zone us-east-1b": "continues 0:1" },
  },
  {
    title: "an API whose integrations are not among the resources",
    source: `${API}disaster-recovery-resiliency.html`,
    why: "What it calls is not known; API Gateway is in its Region.",
    sites: () => one((site) => httpApi(site)),
    expected: { none: "up", [REGION]: "waits 0:0" },
  },
  {
    title: "the URL of a function",
    source: `${LAMBDAS}urls-configuration.html`,
    why: "Its endpoint is the function's own.",
    sites: () =>
      one((site) => {
        const orders = lambda(site);
        const given = { functionName: orders.output("name"), authorizationType: "NONE" };
        site.add("aws:lambda/functionUrl:FunctionUrl", "orders-url", given);
      }),
    expected: { none: "up", [LAMBDA]: "waits 0:0" },
  },
  {
    title: "an API's name in two Regions, the first with a health check",
    source: `${API}dns-failover.html`,
    why: "Detection takes 3 x (10 s + 6 s), the TTL of the alias is 60 s.",
    sites: () => twoRegions(true),
    expected: { none: "up", [REGION]: "recovers 0:0 108:1", [LAMBDA]: "recovers 0:0 108:1", [WEST]: "continues 0:1" },
  },
  {
    title: "an API's name in two Regions without a health check",
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html",
    why: "evaluateTargetHealth has no benefit for APIs, which count as highly available: the record is always healthy.",
    sites: () => twoRegions(false),
    expected: { [REGION]: "waits 0:0", [WEST]: "continues 0:1" },
  },
  {
    title: "functions in two Regions, the first with an alarm on failed requests that a health check follows",
    source: `${API}http-api-metrics.html`,
    why: "All requests fail while Lambda is impaired, as on 2023-06-13, or by a bad release: three periods of 60 s and 60 s until the metric is there, then the TTL of the alias, 60 s.",
    sites: () => functions(true),
    expected: {
      none: "up",
      [LAMBDA]: "recovers 0:0 300:1",
      [RELEASE]: "recovers 0:0 300:1",
      [REGION]: "recovers 0:0 300:1",
      [WEST]: "continues 0:1",
    },
  },
  {
    title: "functions whose standby has no mapping yet, with an alarm in its Region",
    source: `${API}http-api-mappings.html`,
    why: "A person is notified and has it mapped by an update: 900 + 120 s. Its record is healthy always, so that API Gateway refuses requests until then.",
    sites: () => functions(false, "us-west-2"),
    expected: { none: "up", [LAMBDA]: "recovers 0:0 1020:1", [WEST]: "continues 0:1" },
  },
  {
    title: "functions whose standby has no mapping yet, without alarms",
    source: `${API}http-api-mappings.html`,
    why: "No alarm notifies a person who would map its API.",
    sites: () => functions(false),
    expected: { [LAMBDA]: "waits 0:0" },
  },
];

export const APIS = servingTable("Serving through API Gateway and function URLs", CASES);
