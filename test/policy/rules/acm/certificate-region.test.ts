import { certificateSameRegion } from "../../../../policy/rules/acm/certificate-region";
import { resource, unknown } from "../../fixtures";
import { judges } from "../../judges";

const HERE = { region: "us-west-2" };
const certificate = (region: string) =>
  resource("aws:acm/certificate:Certificate", `certificate-${region}`, { domainName: "example.com" }, { region });
const [near, far] = [certificate("us-west-2"), certificate("us-east-1")];
const listener = (certificateArn: unknown, type = "aws:lb/listener:Listener", options: object = HERE) =>
  resource(type, "https", { certificateArn }, options);
const domain = (certificateArn: unknown) =>
  resource(
    "aws:apigatewayv2/domainName:DomainName",
    "api",
    { domainNameConfiguration: { certificateArn, endpointType: "REGIONAL" } },
    HERE,
  );

judges(certificateSameRegion, {
  "a listener with a certificate of its Region": [[listener(near.output("arn")), near], "compliant"],
  "one of another Region": [
    [listener(far.output("arn")), far],
    "violation",
    /certificate is in us-east-1, and it is in us-west-2/,
  ],
  "one of another Region by ARN": [[listener("arn:aws:acm:eu-west-1:123456789012:certificate/a")], "violation"],
  "a listener by its other token": [[listener(far.output("arn"), "aws:alb/listener:Listener"), far], "violation"],
  "a further certificate of a listener": [
    [listener(far.output("arn"), "aws:lb/listenerCertificate:ListenerCertificate"), far],
    "violation",
  ],
  "an API's domain name": [[domain(far.output("arn")), far], "violation", /domainNameConfiguration.certificateArn/],
  "the domain name of a REST API": [
    [resource("aws:apigateway/domainName:DomainName", "api", { regionalCertificateArn: far.output("arn") }, HERE), far],
    "violation",
  ],
  "an edge-optimized REST API, whose certificate is in us-east-1": [
    [resource("aws:apigateway/domainName:DomainName", "api", { certificateArn: far.output("arn") }, HERE), far],
    "notApplicable",
  ],
  "a listener without": [[listener(undefined)], "notApplicable"],
  "an unknown certificate": [[listener(unknown)], "undecided"],
  "a certificate of IAM": [[listener("arn:aws:iam::123456789012:server-certificate/a")], "undecided"],
  "a listener in no known Region": [[listener(near.output("arn"), undefined, { region: "" }), near], "undecided"],
});
