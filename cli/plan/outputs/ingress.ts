import {
  CERTIFICATE,
  LISTENER,
  LISTENER_RULE,
  LOAD_BALANCER,
  TARGET_GROUP,
  TARGET_GROUP_ATTACHMENT,
} from "../../../policy/aws";
import { arnType, type OutputsTable } from "./type-outputs";
import { hexOf, type Subject } from "./subject";
import { loadBalancerZoneId } from "./zone-ids";

/** Letters of an ARN for the type of a load balancer (docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html). */
const LOAD_BALANCER_KINDS: Record<string, string> = { application: "app", network: "net", gateway: "gwy" };

/** Load balancers, certificates and CloudFront's siblings of them. */
export const ingressOutputs: OutputsTable = {
  [LOAD_BALANCER]: arnType((s) => s.arn("elasticloadbalancing", `loadbalancer/${balancerSuffix(s)}`), {
    named: "name",
    longestName: 32,
    computed: (s) => ({
      arnSuffix: balancerSuffix(s),
      dnsName: balancerDnsName(s),
      zoneId: loadBalancerZoneId(s.region, s.text("loadBalancerType")),
    }),
  }),
  [TARGET_GROUP]: arnType((s) => s.arn("elasticloadbalancing", targetGroupSuffix(s)), {
    named: "name",
    longestName: 32,
    computed: (s) => ({ arnSuffix: targetGroupSuffix(s) }),
  }),
  [LISTENER]: arnType((s) => `${s.text("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${s.hex(16)}`),
  [LISTENER_RULE]: arnType((s) => `${s.text("listenerArn").replace(":listener/", ":listener-rule/")}/${s.hex(16)}`),
  [TARGET_GROUP_ATTACHMENT]: {
    id: (s) => `${s.text("targetGroupArn")}-${s.digits(26)}`,
  },
  [CERTIFICATE]: arnType((s) => s.arn("acm", `certificate/${s.uuid()}`), {
    computed: (s) => ({ domainValidationOptions: validationOptions(s) }),
  }),
  "aws:acm/certificateValidation:CertificateValidation": { id: (s) => `validated-${s.uuid()}` },
};

function balancerSuffix(s: Subject): string {
  const kind = LOAD_BALANCER_KINDS[s.text("loadBalancerType") || "application"] ?? "app";
  return `${kind}/${s.physicalName}/${s.hex(16)}`;
}

/** The two forms: https://docs.aws.amazon.com/general/latest/gr/elb.html */
function balancerDnsName(s: Subject): string {
  const prefix = s.inputs["internal"] === true ? "internal-" : "";
  if (s.text("loadBalancerType") === "network") return `${s.physicalName}-${s.hex(16)}.elb.${s.region}.${s.dnsSuffix}`;
  return `${prefix}${s.physicalName}-${s.digits(10)}.${s.region}.elb.${s.dnsSuffix}`;
}

function targetGroupSuffix(s: Subject): string {
  return `targetgroup/${s.physicalName}/${s.hex(16)}`;
}

/**
 * One for each domain of the certificate. ACM requests the same CNAME record for the same domain in every region of an
 * account, and for a wildcard the one of the domain under it
 * (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html).
 */
function validationOptions(s: Subject) {
  const others = Array.isArray(s.inputs["subjectAlternativeNames"]) ? s.inputs["subjectAlternativeNames"] : [];
  const domains = new Set(
    [s.text("domainName"), ...others].filter((d): d is string => typeof d === "string" && d !== ""),
  );
  return [...domains].map((domainName) => {
    const validated = domainName.replace(/^\*\./, "");
    const seed = `${s.account} ${validated}`;
    return {
      domainName,
      resourceRecordName: `_${hexOf(`name ${seed}`, 32)}.${validated}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${hexOf(`value ${seed}`, 32)}.${hexOf(`zone ${seed}`, 10)}.acm-validations.aws.`,
    };
  });
}
