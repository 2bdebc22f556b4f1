import { chooseOne } from './seeded-random.ts';
import type { Topic } from './agents.ts';

const slots: Readonly<Record<string, readonly string[]>> = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'tomorrow', 'next week'],
  time: ['nine thirty', 'ten o’clock', 'half past two', 'a quarter to four', 'noon'],
  amount: ['forty-two dollars', 'eighteen fifty', 'a hundred and twelve dollars', 'nine dollars'],
  code: [
    'seven four two',
    'B as in Bravo nine one',
    'three zero eight five',
    'double six one four',
  ],
  place: ['the front desk', 'my neighbour', 'the back door', 'the office on Elm Street'],
  item: ['the router', 'the crown', 'the blue jacket', 'the second invoice', 'the claim form'],
};

const agentLines: Readonly<Record<Topic | 'any', readonly string[]>> = {
  any: [
    'Of course, let me take a look at that for you.',
    'Could you repeat the last part for me, please?',
    'Thank you for waiting. I have it in front of me now.',
    'I understand, and I am sorry for the trouble this has caused.',
    'Is there anything else I can help you with today?',
    'Let me make sure I have that right: {code}.',
    'That is done. You will get a message with the details in a moment.',
    'I can’t see that from here, but I can pass you on to somebody who can.',
  ],
  booking: [
    'We have {time} on {day}, or {time} on {day}. Which one suits you better?',
    'I have moved your appointment to {day} at {time}.',
    'That time has just been taken. Would {time} work as well?',
    'May I have your full name and your date of birth?',
  ],
  billing: [
    'Your last invoice comes to {amount}, and it was due on {day}.',
    'I can refund {amount} to the card that you paid with.',
    'The charge on {day} was for {item}.',
    'Could you read me the account number at the top of the letter?',
  ],
  delivery: [
    'Your parcel was left at {place} on {day}.',
    'The driver could not find the address. Shall we try again on {day}?',
    'The tracking number should begin with {code}.',
    'I have asked them to leave it with {place} this time.',
  ],
  support: [
    'Please unplug {item}, count to ten, and plug it in again.',
    'I see an outage in your area that should be over by {time}.',
    'I have opened a ticket. The number is {code}.',
    'Which of the lights on the front are green at the moment?',
  ],
  survey: [
    'On a scale from one to five, how happy were you with {item}?',
    'Would you recommend us to a friend?',
    'Was the work finished by {time}, as agreed?',
    'What is the one thing that we should do better?',
  ],
};

const userLines: Readonly<Record<Topic | 'any', readonly string[]>> = {
  any: [
    'Yes.',
    'No, that is not what I said.',
    'Okay, that works for me.',
    'Sorry, could you say that again?',
    'I already told the other person about this on {day}.',
    'Right. And how long will that take?',
    'Can I speak to a real person, please?',
    'Great, thank you very much.',
    'Hold on, let me find it. It is {code}.',
  ],
  booking: [
    'I need to come in before {day} if at all possible.',
    'Anything after {time} would be fine.',
  ],
  billing: ['I was charged {amount} twice this month.', 'Where does this {amount} come from?'],
  delivery: [
    'It says delivered, but {place} has nothing for me.',
    'I have been waiting since {day}.',
  ],
  support: ['It has been down since {day}, and I work from home.', 'I did that already, twice.'],
  survey: ['I would say four.', 'They came late, but {item} is fine now.'],
};

const openings: Readonly<Record<Topic, string>> = {
  booking: 'Hello, you have reached the reception. How can I help you today?',
  billing: 'Thank you for calling the billing line. What is your call about?',
  delivery: 'Hi, this is the delivery desk. Do you have a tracking number for me?',
  support: 'Welcome to technical support. What seems to be the problem?',
  survey: 'Hello, I have three short questions about your last visit. Is now a good time?',
};

/** The first line of every call about a topic. */
export const openingLine = (topic: Topic): string => openings[topic];

/** The next line of one speaker. */
export function nextLine(by: 'agent' | 'user', topic: Topic, next: () => number): string {
  const lines = by === 'agent' ? agentLines : userLines;
  const line = chooseOne(next(), next() < 0.5 ? lines.any : lines[topic]);
  return line.replaceAll(/\{(\w+)\}/g, (_, slot: string) =>
    chooseOne(next(), slots[slot] ?? ['that']),
  );
}
