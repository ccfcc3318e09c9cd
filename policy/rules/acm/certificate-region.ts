import {
  ALB_LISTENER,
  API_DOMAIN_NAME,
  CERTIFICATE,
  LISTENER,
  LISTENER_CERTIFICATE,
  REST_API_DOMAIN_NAME,
} from "../../aws";
import { UndecidedError, type Graph, type Resource } from "../../graph";
import { regionIn } from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

/** Where each type names a certificate of its own Region. */
const PROPERTIES: Readonly<Record<string, string>> = {
  [LISTENER]: "certificateArn",
  [ALB_LISTENER]: "certificateArn",
  [LISTENER_CERTIFICATE]: "certificateArn",
  [API_DOMAIN_NAME]: "domainNameConfiguration.certificateArn",
  [REST_API_DOMAIN_NAME]: "regionalCertificateArn",
};

function judge(resource: Resource, property: string, graph: Graph): Verdict | undefined {
  if (graph.given(resource, property).kind === "missing") return undefined;
  const { certain, external, why } = graph.references(resource, property, [CERTIFICATE]);
  const regions = [...certain.map(({ region }) => region), ...external.map(regionIn)];
  const [region] = regions;
  if (region === undefined || resource.region === undefined)
    throw new UndecidedError(property, why ?? "The Region of its certificate is not known.", resource);
  if (region === resource.region) return compliant();
  return violation({
    property,
    actual: region,
    wanted: resource.region,
    message: `Its certificate is in ${region}, and it is in ${resource.region}: AWS finds no such certificate.`,
  });
}

export const certificateSameRegion = defineRule({
  id: "acm-certificate-region",
  title: "Load balancers and APIs should use ACM certificates of their own Region",
  practices: ["REL02-BP01"],
  service: "Certificate Manager",
  severity: "medium",
  why: "Certificates are per Region. A listener or domain name with one of another Region is not created, and the failover Region has no way in.",
  fix: "Request a certificate in each Region, and name the one of the resource's own.",
  source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html",
  types: [LISTENER, ALB_LISTENER, LISTENER_CERTIFICATE, API_DOMAIN_NAME, REST_API_DOMAIN_NAME],
  check(resource, graph) {
    const property = PROPERTIES[resource.type] ?? "certificateArn";
    const none = notApplicable("It names no certificate of ACM.");
    return failuresOf(verdictsOf(resource, [() => judge(resource, property, graph)], none));
  },
});
