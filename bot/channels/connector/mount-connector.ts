import type { Connector, ConnectorParts } from './create-connector.ts';

/**
 * Teams, by way of the Bot Connector: with an application id, or on this machine only with the development switch.
 * Undefined when it is neither: then there is no address to call, and what speaks to Teams, with Node's HTTP client, is
 * not even loaded.
 */
export async function mountConnector(parts: ConnectorParts): Promise<Connector | undefined> {
  const { MICROSOFT_APP_ID: appId, CONNECTOR_DEVELOPMENT: development } = parts.config;
  if (!appId && development !== 'on') return undefined;
  const { createConnector } = await import('./create-connector.ts');
  return createConnector(parts);
}
