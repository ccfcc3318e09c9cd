import assert from "node:assert/strict";
import { routeFor, routesOf } from "../../../components/compute/functions/routing";
import { readyCount } from "../../../components/functions/release";
import { CONNECTED, SERVICE } from "../../support/functions";
import { planOf, waitsFor, type Planned, type Stack } from "../plans";

const VARIANT = "warm-standby-functions";
const DOMAIN = "aws:apigatewayv2:DomainName";
const MAPPING = "aws:apigatewayv2:ApiMapping";
const HOSTS = ["shop.example.com", "us-east-1.shop.example.com"];

const PATIENT = { region: { rto: "8h", rpo: "6h" } };

/** The stacks of a strategy, as far as users reach them. */
const serving = (strategy: string, more: object = {}) =>
  planOf(
    {
      ...SERVICE,
      shared: { ...SERVICE.shared, workload: { strategy, objectives: PATIENT }, ...more },
    },
    "entries",
  );

const named = (stack: Stack, type: string, key: string): string[] =>
  stack
    .all(type)
    .map(({ inputs }) => String(inputs[key]))
    .sort();

const byName = (stack: Stack, host: string): Planned =>
  stack.all("aws:route53:Record").find((one) => one.inputs["name"] === host)!;

describe("functions behind an API", () => {
  it("are in no VPC: no NAT gateway, load balancer or instance is planned", async () => {
    const { primary, secondary } = await planOf(VARIANT);
    for (const stack of [primary, secondary])
      for (const type of [
        "ec2:Vpc",
        "ec2:NatGateway",
        "ec2:Instance",
        "ec2:Subnet",
        "lb:LoadBalancer",
        "autoscaling:Group",
      ])
        assert.deepEqual(stack.all(`aws:${type}`), [], `${stack.region}: ${type}`);
  });

  it("have a domain name of each host in both Regions, with a certificate for all, and no other address", async () => {
    const { primary, secondary } = await planOf(VARIANT);
    assert.deepEqual(named(primary, DOMAIN, "domainName"), HOSTS);
    assert.deepEqual(named(secondary, DOMAIN, "domainName"), ["shop.example.com", "us-west-2.shop.example.com"]);
    for (const stack of [primary, secondary]) {
      const [certificate] = stack.all("aws:acm:Certificate").filter(({ urn }) => !urn.includes("StaticSite"));
      const hosts = [certificate!.inputs["domainName"], ...certificate!.inputs["subjectAlternativeNames"]];
      assert.deepEqual([...hosts].sort(), named(stack, DOMAIN, "domainName"));
      for (const { inputs } of stack.all(DOMAIN)) {
        const { endpointType, securityPolicy } = inputs["domainNameConfiguration"];
        assert.deepEqual([endpointType, securityPolicy], ["REGIONAL", "TLS_1_2"]);
      }
      assert.equal(stack.one("aws:apigatewayv2:Api").inputs["disableExecuteApiEndpoint"], true);
      assert.equal(stack.all(MAPPING).length, 2);
    }
  });

  it("are reached by the records of the failover, each at the domain name of the host that users request", async () => {
    const { primary } = await planOf(VARIANT);
    const targetOf = (host: string) =>
      primary.where(DOMAIN, "domainName", host).outputs["domainNameConfiguration"].targetDomainName;
    const alias = (host: string) => byName(primary, host).inputs["aliases"][0];
    assert.equal(alias("us-east-1.shop.example.com").name, targetOf("us-east-1.shop.example.com"));
    assert.equal(
      alias("active.shop.example.com").name,
      targetOf("shop.example.com"),
      "a request says shop.example.com",
    );
    // It is unhealthy while API Gateway is unavailable in the Region.
    assert.equal(alias("active.shop.example.com").evaluateTargetHealth, true);
    assert.equal(alias("us-east-1.shop.example.com").evaluateTargetHealth, false);
  });

  it("are called by their alias, once API Gateway may", async () => {
    const { primary } = await planOf(VARIANT);
    const alias = primary.one("aws:lambda:Alias", "storefront-api");
    const integration = primary.one("aws:apigatewayv2:Integration").inputs;
    assert.equal(integration["integrationUri"], alias.outputs["invokeArn"]);
    assert.equal(integration["payloadFormatVersion"], "2.0");
    const permission = primary.one("aws:lambda:Permission", "storefront-api-api");
    assert.deepEqual(
      [permission.inputs["qualifier"], permission.inputs["principal"]],
      ["live", "apigateway.amazonaws.com"],
    );
    for (const route of primary.all("aws:apigatewayv2:Route")) assert.ok(waitsFor(route, permission), route.urn);
    assert.deepEqual(named(primary, "aws:apigatewayv2:Route", "routeKey"), ["ANY /items/{id}", "GET /healthz"]);
  });

  for (const strategy of ["backup-restore", "pilot-light"])
    it(`answer no one in the standby of ${strategy} until it takes over: its domain names have no mapping`, async () => {
      const { primary, secondary } = await serving(strategy);
      assert.equal(primary.all(MAPPING).length, 2);
      assert.equal(secondary.all(DOMAIN).length, 2);
      assert.deepEqual(secondary.all(MAPPING), []);
      const after = await serving(strategy, { active: "secondary" });
      assert.equal(after.secondary.all(MAPPING).length, 2);
    });

  it("serve from both Regions in active-active, and a page stands by in static-site", async () => {
    const both = await serving("active-active");
    for (const stack of [both.primary, both.secondary]) {
      assert.equal(stack.all(MAPPING).length, 2);
      const record = stack.all("aws:route53:Record").find((one) => one.inputs["latencyRoutingPolicies"])!;
      assert.equal(record.inputs["aliases"][0].evaluateTargetHealth, true);
    }
    const site = await serving("static-site", { standby: { lastResort: null } });
    assert.equal(site.primary.all(MAPPING).length, 2);
    assert.deepEqual(site.secondary.all(DOMAIN), []);
    assert.equal(site.secondary.all("aws:cloudfront:Distribution").length, 1);
  });

  it("without a page, the standby's record counts as healthy always, at its own domain name", async () => {
    const { secondary } = await serving("warm-standby", { standby: { lastResort: false } });
    const [alias] = byName(secondary, "shop.example.com").inputs["aliases"];
    assert.equal(alias.evaluateTargetHealth, false);
    const domain = secondary.where(DOMAIN, "domainName", "shop.example.com").outputs["domainNameConfiguration"];
    assert.deepEqual([alias.name, alias.zoneId], [domain.targetDomainName, domain.hostedZoneId]);
  });

  it("have as many environments ready in a standby that took over as in the primary", () => {
    const wanted = { provisionedConcurrency: { primary: 10, secondary: 2 } };
    const at = (role: "primary" | "secondary", active: "primary" | "secondary", strategy = "warm-standby") =>
      readyCount(wanted, { workload: { strategy }, role, active } as Parameters<typeof readyCount>[1]);
    assert.deepEqual([at("primary", "primary"), at("secondary", "primary"), at("secondary", "secondary")], [10, 2, 10]);
    assert.equal(at("secondary", "secondary", "active-active"), 2);
    assert.equal(at("primary", "secondary"), 10);
  });
});

describe("a function that uses a database", () => {
  it("is allowed by its security group, reads its secret and finds its address", async () => {
    const { primary } = await planOf(CONNECTED, "messaging");
    const lambda = primary.one("aws:lambda:Function").inputs;
    const cluster = primary.one("aws:rds:Cluster");
    const rule = primary.one("aws:vpc:SecurityGroupIngressRule", "storefront-api-ledger").inputs;
    assert.deepEqual([rule["securityGroupId"]], cluster.inputs["vpcSecurityGroupIds"]);
    assert.deepEqual([rule["referencedSecurityGroupId"]], lambda["vpcConfig"].securityGroupIds);
    assert.deepEqual([rule["fromPort"], rule["toPort"]], [5432, 5432]);
    const { variables } = lambda["environment"];
    assert.equal(variables["DATABASE_LEDGER_ENDPOINT"], cluster.outputs["endpoint"]);
    assert.ok(variables["DATABASE_LEDGER_SECRET"]);
    const policy = primary.all("aws:iam:RolePolicy").find(({ urn }) => urn.endsWith("storefront-api-function"))!;
    assert.match(JSON.stringify(policy.inputs["policy"]), /secretsmanager:GetSecretValue/);
  });
});

describe("the route of a request", () => {
  const ROUTES = routesOf({
    routes: {
      $default: "rest",
      "ANY /{proxy+}": "greedy",
      "GET /items/{id}": "item",
      "ANY /items/{id}": "items",
      "GET /items/first": "first",
      "POST /orders": "orders",
    },
  });
  for (const [path, expected] of [
    ["/items/first", "first"],
    ["/items/second", "item"],
    ["/items/second?color=red", "item"],
    ["/items/second/parts", "greedy"],
    ["/orders", "greedy"],
    ["/", "greedy"],
  ] as const)
    it(`GET ${path} is ${expected}'s`, () => {
      assert.equal(routeFor(path, ROUTES)?.function, expected);
    });

  it("is $default where no other fits, and none where there is none", () => {
    const routes = routesOf({ routes: { $default: "rest", "GET /a/{b}": "b" } });
    assert.equal(routeFor("/a", routes)?.function, "rest");
    assert.equal(routeFor("/a", routes.slice(1)), undefined);
  });
});
