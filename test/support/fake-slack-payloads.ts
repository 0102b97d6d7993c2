import { buttonLabel, type Pressable, stateOf } from './fake-slack-shown.ts';
import type { FakeHome, FakeMessage, FakeUser, FakeView, FakeWorkspace } from './fake-slack-state.ts';

const verification = 'legacy-token-that-nobody-should-trust';

/** Payloads in the shape in which Slack sends them. */
export class FakePayloads {
  readonly #workspace: FakeWorkspace;
  readonly #responseUrl: (token: string) => string;

  constructor(workspace: FakeWorkspace, responseUrl: (token: string) => string) {
    this.#workspace = workspace;
    this.#responseUrl = responseUrl;
  }

  /** A slash command. `text` is as typed: it is escaped as Slack does it, but for mentions written `<@U1|name>`. */
  command(user: FakeUser, command: string, text: string, channel: string) {
    return {
      token: verification,
      team_id: this.#workspace.team.id,
      team_domain: 'satra',
      channel_id: channel,
      channel_name: channel.startsWith('D')
        ? 'directmessage'
        : (this.#workspace.channels.get(channel)?.name ?? 'privategroup'),
      user_id: user.id,
      user_name: user.name,
      command,
      text: escapeAsSlack(text),
      api_app_id: 'A0FAKE',
      is_enterprise_install: 'false',
      response_url: this.#newResponseUrl(user.id, channel),
      trigger_id: this.#newTrigger(user.id),
    };
  }

  /** A message in the bot's direct conversation. */
  directMessage(user: FakeUser, text: string, more: object = {}) {
    const ts = this.#workspace.ts();
    return this.#event({
      type: 'message',
      user: user.id,
      text: escapeAsSlack(text),
      ts,
      event_ts: ts,
      client_msg_id: crypto.randomUUID(),
      team: this.#workspace.team.id,
      channel: this.#workspace.directChannel(user.id),
      channel_type: 'im',
      ...more,
    });
  }

  /** A file as it stands in a message; its addresses are on a host of Slack's, whatever `SLACK_API_URL` says. */
  file(user: FakeUser, { id, name, size, path }: { id: string; name: string; size: number; path: string }) {
    return {
      id,
      created: Math.floor(Date.now() / 1_000),
      name,
      title: name,
      mimetype: 'text/csv',
      filetype: 'csv',
      user: user.id,
      user_team: this.#workspace.team.id,
      editable: false,
      size,
      mode: 'hosted',
      is_external: false,
      external_type: '',
      is_public: false,
      url_private: `https://files.slack.com${path.replace('/download/', '/')}`,
      url_private_download: `https://files.slack.com${path}`,
      permalink: `https://example.slack.com/files/${user.id}/${id}/${encodeURIComponent(name)}`,
      has_rich_preview: false,
      file_access: 'visible',
    };
  }

  /** A message in a channel that mentions the bot. */
  mention(user: FakeUser, text: string, channel: string, more: object = {}) {
    const ts = this.#workspace.ts();
    return this.#event({
      type: 'app_mention',
      user: user.id,
      text: `<@${this.#workspace.bot.userId}> ${escapeAsSlack(text)}`,
      ts,
      event_ts: ts,
      client_msg_id: crypto.randomUUID(),
      team: this.#workspace.team.id,
      channel,
      ...more,
    });
  }

  /** A press on a button of a message. @param typed what was put into the message's fields, by their names */
  press(
    user: FakeUser,
    message: FakeMessage,
    button: Pressable,
    typed: Readonly<Record<string, string | readonly string[]>>,
  ) {
    const { id, name } = this.#workspace.channels.get(message.channel) ?? {
      id: message.channel,
      name: 'directmessage',
    };
    const ephemeral = message.onlyFor !== undefined;
    return {
      type: 'block_actions',
      user: { id: user.id, username: user.name, name: user.name, team_id: this.#workspace.team.id },
      api_app_id: 'A0FAKE',
      token: verification,
      container: { type: 'message', message_ts: message.ts, channel_id: id, is_ephemeral: ephemeral },
      trigger_id: this.#newTrigger(user.id),
      team: { id: this.#workspace.team.id, domain: 'satra' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id, name },
      ...(ephemeral
        ? {}
        : {
            message: {
              type: 'message',
              ts: message.ts,
              bot_id: this.#workspace.bot.botId,
              blocks: message.blocks,
            },
          }),
      state: { values: stateOf(message.blocks, typed) },
      response_url: this.#newResponseUrl(user.id, message.channel, message.ts),
      actions: [
        {
          action_id: button.action_id,
          block_id: button.block_id,
          text: { type: 'plain_text', text: buttonLabel(button), emoji: true },
          ...(button.value === undefined ? {} : { value: button.value }),
          type: 'button',
          action_ts: this.#workspace.ts(),
        },
      ],
    };
  }

  /** Somebody opens a tab of the app's own page; on their first time there is no view yet. */
  homeOpened(user: FakeUser, tab: 'home' | 'messages', home: FakeHome | undefined) {
    return this.#event({
      type: 'app_home_opened',
      user: user.id,
      channel: this.#workspace.directChannel(user.id),
      tab,
      event_ts: this.#workspace.ts(),
      ...(home === undefined || tab !== 'home' ? {} : { view: this.#homeView(home) }),
    });
  }

  /** A press in an App Home: without channel, message and response_url. */
  homePress(user: FakeUser, home: FakeHome, button: Pressable) {
    const { id: teamId } = this.#workspace.team;
    return {
      type: 'block_actions',
      user: { id: user.id, username: user.name, name: user.name, team_id: teamId },
      api_app_id: 'A0FAKE',
      token: verification,
      container: { type: 'view', view_id: home.id },
      trigger_id: this.#newTrigger(user.id),
      team: { id: teamId, domain: 'satra' },
      enterprise: null,
      is_enterprise_install: false,
      view: this.#homeView(home),
      actions: [
        {
          action_id: button.action_id,
          block_id: button.block_id,
          text: { type: 'plain_text', text: buttonLabel(button), emoji: true },
          ...(button.value === undefined ? {} : { value: button.value }),
          type: 'button',
          action_ts: this.#workspace.ts(),
        },
      ],
    };
  }

  #homeView({ id, view, published }: FakeHome) {
    return {
      id,
      team_id: this.#workspace.team.id,
      type: 'home',
      blocks: view.blocks,
      private_metadata: '',
      callback_id: '',
      state: { values: stateOf(view.blocks, {}) },
      hash: `${published}.abc`,
      app_id: 'A0FAKE',
      bot_id: this.#workspace.bot.botId,
    };
  }

  /** Somebody chooses what the app offers in the menu of a message. @param text as typed */
  shortcut(
    user: FakeUser,
    callbackId: string,
    message: {
      readonly channel: string;
      readonly author?: FakeUser;
      readonly text: string;
      readonly ts?: string;
    },
  ) {
    const { channel, author, text } = message;
    const { id: teamId } = this.#workspace.team;
    const ts = message.ts ?? this.#workspace.ts();
    const name = this.#workspace.channels.get(channel)?.name ?? 'directmessage';
    return {
      type: 'message_action',
      token: verification,
      action_ts: this.#workspace.ts(),
      team: { id: teamId, domain: 'satra' },
      user: { id: user.id, username: user.name, name: user.name, team_id: teamId },
      channel: { id: channel, name },
      is_enterprise_install: false,
      enterprise: null,
      callback_id: callbackId,
      trigger_id: this.#newTrigger(user.id),
      response_url: this.#newResponseUrl(user.id, channel, ts),
      message_ts: ts,
      message: {
        type: 'message',
        text: escapeAsSlack(text),
        ts,
        team: teamId,
        ...(author === undefined ? { bot_id: 'BOTHER', subtype: 'bot_message' } : { user: author.id }),
      },
    };
  }

  /** A modal submitted. @throws when a required field is empty: Slack's client does not send that */
  submission(user: FakeUser, open: FakeView, typed: Readonly<Record<string, string | readonly string[]>>) {
    const values = stateOf(open.view.blocks, typed, true);
    return {
      type: 'view_submission',
      team: { id: this.#workspace.team.id, domain: 'satra' },
      user: { id: user.id, username: user.name, name: user.name, team_id: this.#workspace.team.id },
      api_app_id: 'A0FAKE',
      token: verification,
      trigger_id: this.#newTrigger(user.id),
      view: {
        id: open.id,
        team_id: this.#workspace.team.id,
        type: 'modal',
        blocks: open.view.blocks,
        private_metadata: open.view.private_metadata ?? '',
        callback_id: open.view.callback_id ?? '',
        state: { values },
        hash: `${Date.now()}.abc`,
        title: open.view.title,
        app_id: 'A0FAKE',
        bot_id: this.#workspace.bot.botId,
      },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: null,
    };
  }

  /** What is typed into a search field of an open modal. */
  suggestion(user: FakeUser, kind: string, value: string) {
    return {
      type: 'block_suggestion',
      user: { id: user.id, username: user.name, name: user.name, team_id: this.#workspace.team.id },
      team: { id: this.#workspace.team.id, domain: 'satra' },
      api_app_id: 'A0FAKE',
      token: verification,
      container: { type: 'view', view_id: 'V1' },
      action_id: kind,
      block_id: kind,
      value,
    };
  }

  #event(event: object) {
    return {
      token: verification,
      team_id: this.#workspace.team.id,
      context_team_id: this.#workspace.team.id,
      api_app_id: 'A0FAKE',
      event,
      type: 'event_callback',
      event_id: this.#workspace.id('Ev'),
      event_time: Math.floor(Date.now() / 1_000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: this.#workspace.team.id,
          user_id: this.#workspace.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
  }

  #newTrigger(user: string): string {
    const id = this.#workspace.id('trigger.');
    this.#workspace.triggers.set(id, { user, issuedMs: Date.now() });
    return id;
  }

  #newResponseUrl(user: string, channel: string, message?: string): string {
    const token = this.#workspace.id('R');
    const kept = { user, channel, issuedMs: Date.now(), uses: 0 };
    this.#workspace.responses.set(token, message === undefined ? kept : { ...kept, message });
    return this.#responseUrl(token);
  }
}

function escapeAsSlack(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll(/<(?!@U)/g, '&lt;')
    .replaceAll(/(?<!<@U[^<>]*)>/g, '&gt;');
}
