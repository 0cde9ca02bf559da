import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createServer, plugins } from 'restify';

// Four prompts in a waterfall inside a component dialog, on MemoryStorage, as Microsoft's samples build them. The
// packages come from the folder named in BENCH_PACKAGES: botbuilder-dialogs is no dependency of this project.
const require = createRequire(join(process.env.BENCH_PACKAGES ?? '', 'index.js'));
const {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} = require('botbuilder');
const { ChoicePrompt, ComponentDialog, ConfirmPrompt, DialogSet, NumberPrompt, TextPrompt, WaterfallDialog } =
  require('botbuilder-dialogs');

const state = new ConversationState(new MemoryStorage());
const position = state.createProperty('dialog');

const dialog = new ComponentDialog('interview');
dialog.addDialog(new TextPrompt('text'));
dialog.addDialog(new ChoicePrompt('choice'));
dialog.addDialog(new NumberPrompt('number'));
dialog.addDialog(new ConfirmPrompt('confirm'));
dialog.addDialog(
  new WaterfallDialog('questions', [
    async (step: Step) => step.prompt('text', 'When was your company established?'),
    async (step: Step) =>
      step.prompt('choice', { prompt: 'Who would register?', choices: ['company', 'individual', 'branch'] }),
    async (step: Step) => step.prompt('number', 'How many salespersons do you have?'),
    async (step: Step) => step.prompt('confirm', 'Do you accept the agreement?'),
    async (step: Step) => {
      await step.context.sendActivity('That was all.');
      return step.endDialog();
    },
  ]),
);
dialog.initialDialogId = 'questions';
const dialogs = new DialogSet(position);
dialogs.add(dialog);

const bot = new ActivityHandler().onMessage(async (context: unknown, next: () => Promise<void>) => {
  const dialogContext = await dialogs.createContext(context);
  const { status } = await dialogContext.continueDialog();
  if (status === 'empty') await dialogContext.beginDialog('interview');
  await state.saveChanges(context);
  await next();
});

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context: unknown) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.url}\n`));

interface Step {
  context: { sendActivity(text: string): Promise<unknown> };
  prompt(id: string, options: unknown): Promise<unknown>;
  endDialog(): Promise<unknown>;
}
