import assert from "node:assert/strict";
import { targetText } from "../../../../cli/report/page/layout/words";
import { add, modelFrom, stackOf } from "./exports";

/** A Region's API with a function, and a record that leads to its domain name. */
function region(name: "primary" | "secondary", mapped: boolean) {
  const place = name === "primary" ? "us-east-1" : "us-west-2";
  const stack = stackOf(name, place);
  const arn = `arn:aws:lambda:${place}:123456789012:function:orders`;
  add(stack, "aws:lambda/function:Function", `orders`, { name: "orders" }, { arn });
  const api = add(stack, "aws:apigatewayv2/api:Api", "shop", { name: "shop", protocolType: "HTTP" });
  const integrationUri = `arn:aws:apigateway:${place}:lambda:path/2015-03-31/functions/${arn}/invocations`;
  add(stack, "aws:apigatewayv2/integration:Integration", "orders", { apiId: api.id, integrationUri });
  const targetDomainName = `d-${name}.execute-api.${place}.amazonaws.com`;
  const domain = add(
    stack,
    "aws:apigatewayv2/domainName:DomainName",
    "shop",
    { domainName: "shop.example.com" },
    { domainNameConfiguration: { targetDomainName, hostedZoneId: "ZAPI" } },
  );
  if (mapped) add(stack, "aws:apigatewayv2/apiMapping:ApiMapping", "shop", { apiId: api.id, domainName: domain.id });
  add(stack, "aws:route53/record:Record", "shop", {
    ...{ name: "shop.example.com", type: "A", setIdentifier: place },
    failoverRoutingPolicies: [{ type: name.toUpperCase() }],
    aliases: [{ name: targetDomainName, zoneId: "ZAPI", evaluateTargetHealth: true }],
  });
  return { stack, api };
}

describe("the page's picture of APIs", () => {
  const [primary, secondary] = [region("primary", true), region("secondary", false)];
  const { picture } = modelFrom([primary.stack, secondary.stack]);

  it("has each Region's API, with the hosts that are mapped to it", () => {
    assert.deepEqual(
      picture.regions.map(({ name, fronts }) => [name, fronts.map(({ urn, hosts }) => [urn, hosts])]),
      [
        ["us-east-1", [[primary.api.urn, ["shop.example.com"]]]],
        ["us-west-2", [[secondary.api.urn, []]]],
      ],
    );
  });

  it("leads the records to them, the standby's too, whose domain name has no mapping yet", () => {
    const targets = picture.dns.hosts.flatMap(({ records }) => records.map(({ target }) => target));
    assert.deepEqual(targets, [
      { kind: "resource", urn: primary.api.urn },
      { kind: "resource", urn: secondary.api.urn },
    ]);
    assert.equal(targetText(targets[0]!, picture).kind, "HTTP API");
    assert.deepEqual(
      [picture.duties.get(primary.api.urn), picture.duties.get(secondary.api.urn)],
      ["serves", "standby"],
    );
  });
});
