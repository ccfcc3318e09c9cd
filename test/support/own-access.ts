/** What a service is allowed of its own, a little of each. */
export const OWN_ACCESS = {
  permissions: {
    managedPolicies: ["arn:aws:iam::aws:policy/AmazonSESFullAccess"],
    statements: [{ actions: ["ses:SendEmail"], resources: ["*"] }],
  },
  inbound: { metrics: { from: "10.0.0.0/8", port: 9100, protocol: "udp" } },
};
