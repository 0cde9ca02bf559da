import { startChat } from './chat.ts';
import { readSetup } from './setup.ts';

const place = document.getElementById('app');
if (place) startChat(readSetup(document), place);
