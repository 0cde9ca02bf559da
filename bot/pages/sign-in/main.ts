import { startSignIn } from './sign-in.ts';

startSignIn(document);
