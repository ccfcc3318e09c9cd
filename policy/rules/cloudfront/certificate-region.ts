import { CERTIFICATE, DISTRIBUTION } from "../../aws";
import { UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { regionIn } from "../../permissions";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "viewerCertificate.acmCertificateArn";

/** The Region of CloudFront's certificates: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html */
const REGION = "us-east-1";

export const certificateRegion = defineRule({
  id: "cloudfront-certificate-region",
  title: "CloudFront distributions should use an ACM certificate in us-east-1",
  practices: ["REL02-BP01"],
  service: "CloudFront",
  severity: "medium",
  why: "CloudFront refuses a certificate of another Region: the distribution is not created, or not changed when it must be.",
  fix: "Request the certificate with the resource option or argument region us-east-1.",
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
  types: [DISTRIBUTION],
  check(distribution, graph) {
    if (graph.given(distribution, PROPERTY).kind === "missing")
      return notApplicable("It has CloudFront's own certificate, or one of IAM.");
    const { certain, external, why } = graph.references(distribution, PROPERTY, [CERTIFICATE]);
    const regions = [...certain.map(({ region }) => region), ...external.map(regionIn)];
    const wrong = regions.find((region) => region !== undefined && region !== REGION);
    if (wrong !== undefined) {
      return violation({
        property: PROPERTY,
        actual: wrong,
        wanted: REGION,
        message: `Its certificate is in ${wrong}, which CloudFront refuses.`,
      });
    }
    if (regions.length === 0 || regions.includes(undefined))
      throw new UndecidedError(PROPERTY, why ?? "The Region of its certificate is not known.");
    return compliant();
  },
});
