import { HEALTH_CHECK, HOSTED_ZONE, RECORD } from "../../../policy/aws";
import { type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** Route 53. */
export const dnsOutputs: OutputsTable = {
  [HOSTED_ZONE]: {
    id: zoneId,
    computed: (s, id) => ({
      zoneId: id,
      arn: s.globalArn("route53", `hostedzone/${id}`, ""),
      nameServers: nameServers(s),
      primaryNameServer: nameServers(s)[0],
    }),
  },
  [RECORD]: {
    id: (s) =>
      [s.text("zoneId"), s.text("name"), s.text("type"), s.text("setIdentifier"), s.hex(7)].filter(Boolean).join("_"),
    // No fqdn: it would be the record's own name, which other records, certificates and health checks have as an input.
    computed: () => ({}),
  },
  [HEALTH_CHECK]: {
    id: (s) => s.uuid(),
    computed: (s, id) => ({ arn: s.globalArn("route53", `healthcheck/${id}`, "") }),
  },
};

function zoneId(s: Subject): string {
  return `Z${s.letters(20)}`;
}

/** Four, one in each of the top-level domains that AWS uses. */
function nameServers(s: Subject): string[] {
  const number = (i: number) => Number.parseInt(s.hex(16, "servers").slice(i * 4, i * 4 + 4), 16) % 2048;
  return ["com", "net", "org", "co.uk"].map(
    (top, i) => `ns-${number(i)}.awsdns-${String(number(i) % 64).padStart(2, "0")}.${top}`,
  );
}
