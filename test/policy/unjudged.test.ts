import assert from "node:assert/strict";
import { check } from "../../policy/check";
import { parsePackConfig } from "../../policy/config";
import { evaluate, refused } from "../../policy/evaluate";
import { rules } from "../../policy/rules";
import { unjudgedLines, unjudgedOf } from "../../policy/unjudged";
import { component, graphOf, resource, type Fixture } from "./fixtures";

const of = (...fixtures: Fixture[]) => unjudgedOf(graphOf(...fixtures), rules, [], []);
const typesOf = (...types: string[]) => of(...types.map((type, i) => resource(type, `one-${i}`))).types;
const domain = "aws:appstream/fleet:Fleet";

describe("what was not judged", () => {
  it("is every AWS resource of a type that no rule looks at, the most frequent first", () => {
    const found = typesOf("aws:sagemaker/endpoint:Endpoint", domain, domain, "aws:sqs/queue:Queue");
    assert.deepEqual(
      found.map(({ type, resources }) => [type, resources.length]),
      [
        [domain, 2],
        ["aws:sagemaker/endpoint:Endpoint", 1],
      ],
    );
  });

  it("leaves out settings, connections and permissions, which are read with what they belong to", () => {
    const parts = [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:elasticloadbalancingv2/listener:Listener",
      "aws:rds/parameterGroup:ParameterGroup",
    ];
    assert.deepEqual(typesOf(...parts), []);
  });

  it("counts a type whose rules are all disabled", () => {
    const graph = graphOf(resource("aws:synthetics/canary:Canary", "probe"));
    const without = rules.filter(({ id }) => !id.startsWith("synthetics-"));
    assert.equal(unjudgedOf(graph, rules, [], []).types.length, 0);
    assert.equal(unjudgedOf(graph, without, [], []).types.length, 1);
  });

  it("counts a type of which only a role is judged", () => {
    const stream = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
    assert.deepEqual(
      typesOf(stream).map(({ type }) => type),
      [stream],
    );
  });

  it("names what has resources that can't be seen, and what another provider makes", () => {
    const { opaque, others } = of(
      resource("aws:cloudformation/stack:Stack", "legacy"),
      resource("pulumi-nodejs:dynamic:Resource", "script"),
      resource("pulumi:providers:acme", "acme"),
      component("acme:web:Service", "remote"),
      component("shop:index:Empty", "own"),
      resource("kubernetes:apps/v1:Deployment", "web"),
      resource("random:index/randomPassword:RandomPassword", "password"),
    );
    assert.deepEqual(
      opaque.map(({ resource }) => resource.split("::").at(-1)),
      ["legacy", "script", "remote"],
    );
    assert.deepEqual(
      others.map(({ type }) => type),
      ["kubernetes:apps/v1:Deployment"],
    );
  });

  for (const type of [
    "aws:cloudformation/stack:Stack",
    "aws:cloudformation/stackSet:StackSet",
    "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
    "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
    "aws:cloudcontrol/resource:Resource",
    "pulumi-python:dynamic:Resource",
    "terraform:state:RemoteStateReference",
  ])
    it(`says that what ${type} makes is not seen`, () => {
      const { opaque, types, others } = of(resource(type, "it"));
      assert.equal(opaque.length, 1);
      assert.deepEqual([types, others], [[], []]);
      assert.match(opaque[0]!.reason, /^(It|Its|The) .*\.$/);
    });

  it("counts no provider whose resources are values or files", () => {
    const types = ["random:index:X", "tls:index:X", "null:index:X", "time:index:X", "archive:index:X", "std:index:X"];
    const found = of(...[...types, "synced-folder:index:X"].map((type) => resource(type, "it")));
    assert.deepEqual([found.types, found.opaque, found.others], [[], [], []]);
  });

  it("takes a component for seen as soon as a resource is in it, however deep", () => {
    const outer = component("acme:web:Service", "outer");
    const inner = component("acme:web:Part", "inner", { parent: outer });
    const provider = resource("pulumi:providers:acme", "acme");
    assert.deepEqual(
      of(provider, outer, inner, resource("aws:sqs/queue:Queue", "q", {}, { parent: inner })).opaque,
      [],
    );
    assert.equal(of(provider, outer, inner).opaque.length, 2);
  });

  it("is said in sentences, and not refused, unless the configuration does", () => {
    const graph = graphOf(resource(domain, "desks"));
    const run = (raw: object) => {
      const config = parsePackConfig(raw, rules);
      const result = evaluate(rules, graph, config);
      return { ...result, refused: refused(result.findings, config) };
    };
    const plain = run({ all: "mandatory" });
    assert.deepEqual([plain.refused, plain.findings.length, plain.counts.violation], [false, 0, 0]);
    assert.deepEqual(unjudgedLines(plain.unjudged!), [`No rule looks at 1 resource of 1 AWS type: ${domain} (1).`]);
    const strict = run({ unjudged: "mandatory" });
    assert.deepEqual([strict.refused, strict.counts.violation, strict.findings[0]?.rule], [true, 1, "unjudged"]);
    const accepted = run({ unjudged: { enforcementLevel: "mandatory", accept: ["aws:appstream/*"] } });
    assert.deepEqual([accepted.refused, accepted.findings.length], [false, 0]);
    assert.equal(run({ unjudged: "disabled" }).unjudged, undefined);
    assert.throws(() => run({ unjudged: { except: [] } }), /unjudged\.except: unknown/);
  });

  it("names the export of an empty stack", () => {
    const empty = { urn: "urn:pulumi:p::shop::pulumi:pulumi:Stack::shop-p", type: "pulumi:pulumi:Stack" };
    const document = { version: 3, deployment: { resources: [empty] } };
    const { unjudged } = check([{ file: "empty.json", document }]);
    assert.deepEqual(unjudgedLines(unjudged!), ["empty.json has no resource: is it the export of the right stack?"]);
  });

  it("shows why a rule does not apply, on request", () => {
    const graph = graphOf(resource("aws:s3/bucket:Bucket", "notes"));
    const config = parsePackConfig({}, rules);
    assert.equal(evaluate(rules, graph, config).notApplicable, undefined);
    const { notApplicable, counts } = evaluate(rules, graph, config, { notApplicable: true });
    assert.equal(notApplicable?.length, counts.notApplicable);
    assert.ok(notApplicable?.every(({ reason }) => reason.endsWith(".")));
  });
});
